package org.evertill.exchange.link;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A journal record as a channel holds it: the exact bytes, and its place in the order in which records came in.
 *
 * @param arrival counts up per channel; a lower number never appears after a higher one has been seen
 */
public record ArrivedRecord(long arrival, byte[] payload, byte[] previousHash, byte[] hash) {

    /** @throws NullPointerException where a part is missing */
    public ArrivedRecord {
        Objects.requireNonNull(payload, "payload");
        Objects.requireNonNull(previousHash, "previousHash");
        Objects.requireNonNull(hash, "hash");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ArrivedRecord record && record.arrival == arrival
                && Arrays.equals(record.payload, payload) && Arrays.equals(record.previousHash, previousHash)
                && Arrays.equals(record.hash, hash);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(arrival) * 31 + Arrays.hashCode(hash);
    }

    @Override
    public String toString() {
        return "ArrivedRecord[" + arrival + ", " + payload.length + " bytes]";
    }
}
