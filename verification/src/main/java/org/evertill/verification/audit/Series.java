package org.evertill.verification.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** One incarnation of one register: the range within which numbers run without a gap and records form one chain. */
record Series(String store, String register, long incarnation) {

    private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(Series::newSha256);

    /** What the first record of the series names as its previous hash. */
    byte[] genesis() {
        return sha256().digest(("evertill:" + store + ":" + register + ":" + incarnation)
                .getBytes(StandardCharsets.UTF_8));
    }

    /** The hash a record with these bytes must have. */
    static byte[] link(byte[] previousHash, byte[] payload) {
        MessageDigest digest = sha256();
        digest.update(previousHash);
        return digest.digest(payload);
    }

    /** This thread's, ready for the next bytes. */
    static MessageDigest sha256() {
        return SHA_256.get();
    }

    private static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }

    @Override
    public String toString() {
        return store + "/" + register + "/" + incarnation;
    }
}
