package org.evertill.exchange.packages;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which keys packages are taken by, as it is kept: the newest that is known and, for a while, the one before it.
 *
 * @param key         Ed25519, SubjectPublicKeyInfo, base64
 * @param former      the key before it; empty where none is taken beside
 * @param formerUntil until when the former is
 */
public record KeyTrust(String key, Optional<String> former, Optional<Instant> formerUntil) {

    /** @throws IllegalArgumentException when a key is none */
    public KeyTrust {
        VerifyingKey.ofBase64(key);
        former.ifPresent(VerifyingKey::ofBase64);
    }

    /** One key alone. */
    public static KeyTrust of(VerifyingKey key) {
        return new KeyTrust(key.toBase64(), Optional.empty(), Optional.empty());
    }

    /** As it is after the steps that lead on from the key; one that its former has not signed leads nowhere. */
    public KeyTrust following(List<KeyStep> steps) {
        List<KeyStep> left = new ArrayList<>(steps);
        KeyTrust reached = this;
        boolean leadsOn = true;
        while (leadsOn) {
            String from = reached.key;
            Optional<KeyStep> next = left.stream().filter(step -> step.former().equals(from) && step.isSound())
                    .findFirst();
            leadsOn = next.isPresent();
            if (next.isPresent()) {
                // Taken once, so that keys which lead in a circle have an end.
                left.remove(next.get());
                reached = new KeyTrust(next.get().key(), Optional.of(from), Optional.of(next.get().formerUntil()));
            }
        }
        return reached;
    }

    /** Whether a manifest is signed by one of these keys, as of now. */
    boolean verifies(SignedManifest signed, Instant now) {
        return signedBy(key, signed)
                || former.isPresent() && now.isBefore(formerUntil.orElse(Instant.MIN))
                        && signedBy(former.get(), signed);
    }

    private static boolean signedBy(String key, SignedManifest signed) {
        return VerifyingKey.ofBase64(key).verifies(signed.manifest(), signed.signature());
    }
}
