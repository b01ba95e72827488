package org.evertill.exchange.wire;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A journal record on its way up: the payload's exact bytes with their place in the chain, and beside them the numbers
 * they contain, so that a record nobody can decode still has a name. As JSON, bytes are base64.
 */
public record UploadRecord(String storeNumber, String registerNumber, long incarnation, long sequence,
        String recordId, byte[] previousHash, byte[] hash, byte[] payload) {

    public UploadRecord {
        Objects.requireNonNull(storeNumber, "storeNumber");
        Objects.requireNonNull(registerNumber, "registerNumber");
        Objects.requireNonNull(recordId, "recordId");
        Objects.requireNonNull(previousHash, "previousHash");
        Objects.requireNonNull(hash, "hash");
        Objects.requireNonNull(payload, "payload");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof UploadRecord record && record.storeNumber.equals(storeNumber)
                && record.registerNumber.equals(registerNumber) && record.incarnation == incarnation
                && record.sequence == sequence && record.recordId.equals(recordId)
                && Arrays.equals(record.previousHash, previousHash) && Arrays.equals(record.hash, hash)
                && Arrays.equals(record.payload, payload);
    }

    @Override
    public int hashCode() {
        return 31 * recordId.hashCode() + Arrays.hashCode(hash);
    }

    @Override
    public String toString() {
        return "UploadRecord[" + storeNumber + "-" + registerNumber + "-" + incarnation + "-" + sequence + "]";
    }
}
