package org.evertill.exchange.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 as 64 hexadecimal digits, of bytes and of files. */
public final class Sha256 {
    private static final int BUFFER_BYTES = 1 << 16;

    /** Looking the algorithm up takes longer than hashing a sale; it is done once, and what it found is copied. */
    private static final MessageDigest EMPTY = find();

    private Sha256() {
    }

    /** The hash of bytes. */
    public static String hexOf(byte[] bytes) {
        return hex(digest(), bytes);
    }

    /** The hash of a file, read in pieces. */
    public static String hexOf(Path file) throws IOException {
        MessageDigest digest = digest();
        byte[] buffer = new byte[BUFFER_BYTES];
        try (InputStream in = Files.newInputStream(file)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
            }
        }
        return hex(digest, new byte[0]);
    }

    /** A new computation. */
    public static MessageDigest digest() {
        try {
            return (MessageDigest) EMPTY.clone();
        } catch (CloneNotSupportedException e) {
            return find();
        }
    }

    private static MessageDigest find() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    /** Ends a computation with its last bytes. */
    public static String hex(MessageDigest digest, byte[] last) {
        return HexFormat.of().formatHex(digest.digest(last));
    }
}
