package org.evertill.exchange.security;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Argon2id hashes of PINs, as encoded text ({@code $argon2id$v=19$m=…,t=…,p=…$salt$hash}). Each call works for tens of
 * milliseconds and takes 7 MiB, of which the library makes three times as much: run it on a bounded pool, never on a
 * thread that must not wait. Logs nothing.
 */
public final class PinHash {
    /**
     * The smallest memory of those that OWASP's cheat sheet on storing passwords holds to be equally strong: a till
     * keeps what the library takes, with 19,456 and two iterations 60 MB.
     */
    private static final int MEMORY_KIBIBYTES = 7_168;
    private static final int ITERATIONS = 5;
    private static final int PARALLELISM = 1;
    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;

    /** Room for stronger parameters later, but no hash out of a package may take all memory of a till. */
    private static final int MOST_MEMORY_KIBIBYTES = 65_536;
    private static final int MOST_ITERATIONS = 10;

    private static final Pattern ENCODED = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=([0-9]{1,6}),t=([0-9]{1,2}),p=([1-4])"
                    + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");
    private static final SecureRandom RANDOM = new SecureRandom();

    private PinHash() {
    }

    /** Hashes a PIN with a salt of its own. */
    public static String of(CharSequence pin) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        byte[] hash = argon2id(MEMORY_KIBIBYTES, ITERATIONS, PARALLELISM, HASH_BYTES).hash(bytes(pin), salt).getBytes();
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + MEMORY_KIBIBYTES + ",t=" + ITERATIONS + ",p=" + PARALLELISM
                + "$" + base64.encodeToString(salt) + "$" + base64.encodeToString(hash);
    }

    /**
     * Whether an encoded hash is of this PIN, compared in constant time. A text that is no hash of ours is nobody's
     * PIN: false.
     */
    public static boolean verify(CharSequence pin, String encoded) {
        Matcher parts = ENCODED.matcher(encoded);
        if (!parts.matches()) {
            return false;
        }
        int memory = Integer.parseInt(parts.group(1));
        int iterations = Integer.parseInt(parts.group(2));
        int parallelism = Integer.parseInt(parts.group(3));
        if (memory < 8 * parallelism || memory > MOST_MEMORY_KIBIBYTES
                || iterations < 1 || iterations > MOST_ITERATIONS) {
            return false;
        }
        try {
            byte[] salt = Base64.getDecoder().decode(parts.group(4));
            byte[] expected = Base64.getDecoder().decode(parts.group(5));
            byte[] actual = argon2id(memory, iterations, parallelism, expected.length)
                    .hash(bytes(pin), salt).getBytes();
            return MessageDigest.isEqual(expected, actual);
        } catch (IllegalArgumentException e) {
            // Digits of no base64 length.
            return false;
        }
    }

    private static Argon2Function argon2id(int memory, int iterations, int parallelism, int hashBytes) {
        return Argon2Function.getInstance(memory, iterations, parallelism, hashBytes, Argon2.ID);
    }

    private static byte[] bytes(CharSequence pin) {
        return pin.toString().getBytes(StandardCharsets.UTF_8);
    }
}
