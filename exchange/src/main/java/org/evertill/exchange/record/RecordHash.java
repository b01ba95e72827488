package org.evertill.exchange.record;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.exchange.files.Sha256;

/**
 * The chain of a journal: each record's hash is the SHA-256 of the previous record's hash and its own bytes, so any
 * change, removal, insertion or reordering breaks it.
 */
public final class RecordHash {

    /** Bytes of a hash. */
    public static final int LENGTH = 32;

    private RecordHash() {
    }

    /** What stands before the first record of an incarnation. */
    public static byte[] genesis(RegisterIdentity identity) {
        String seed = "evertill:" + identity.storeNumber() + ":" + identity.registerNumber() + ":"
                + identity.incarnation();
        return sha256(new byte[0], seed.getBytes(StandardCharsets.UTF_8));
    }

    /** The hash of a record that follows one. */
    public static byte[] next(byte[] previousHash, byte[] payload) {
        return sha256(previousHash, payload);
    }

    private static byte[] sha256(byte[] first, byte[] second) {
        MessageDigest digest = Sha256.digest();
        digest.update(first);
        return digest.digest(second);
    }
}
