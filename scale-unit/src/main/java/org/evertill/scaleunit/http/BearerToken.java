package org.evertill.scaleunit.http;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import org.evertill.exchange.files.Sha256;

/** What a bearer token is here: 256 random bits, of which only the SHA-256 is ever kept by whoever issues it. */
public final class BearerToken {
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private BearerToken() {
    }

    /** A token nobody has. */
    public static String fresh() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** What is kept of a token: 64 hexadecimal digits. */
    public static String hash(String token) {
        return Sha256.hexOf(token.getBytes(StandardCharsets.UTF_8));
    }
}
