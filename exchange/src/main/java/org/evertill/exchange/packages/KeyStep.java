package org.evertill.exchange.packages;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One change of headquarters' signing key: the former key says by its signature which one comes after it. Who trusts
 * the former may trust the next.
 *
 * @param former      the key before: Ed25519, SubjectPublicKeyInfo, base64
 * @param key         the key after
 * @param formerUntil until when packages that the former has signed are still taken
 * @param signature   by the former, over all of the above
 */
public record KeyStep(String former, String key, Instant formerUntil, byte[] signature) {
    private static final String PURPOSE = "evertill-key-step-1";

    /** @throws NullPointerException when something is missing, as in an answer that somebody made up */
    public KeyStep {
        Objects.requireNonNull(former);
        Objects.requireNonNull(key);
        Objects.requireNonNull(formerUntil);
        Objects.requireNonNull(signature);
    }

    static KeyStep sign(SigningKey former, VerifyingKey next, Instant formerUntil) {
        String own = former.verifyingKey().toBase64();
        return new KeyStep(own, next.toBase64(), formerUntil,
                former.sign(signed(own, next.toBase64(), formerUntil)));
    }

    /** Whether the former key has signed it. */
    boolean isSound() {
        try {
            VerifyingKey.ofBase64(key);
            return VerifyingKey.ofBase64(former).verifies(signed(former, key, formerUntil), signature);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static byte[] signed(String former, String key, Instant formerUntil) {
        return String.join("\n", PURPOSE, former, key, formerUntil.toString()).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof KeyStep step && step.former.equals(former) && step.key.equals(key)
                && step.formerUntil.equals(formerUntil) && Arrays.equals(step.signature, signature);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }

    @Override
    public String toString() {
        return "KeyStep[to " + key + ", " + Base64.getEncoder().encodeToString(signature) + "]";
    }
}
