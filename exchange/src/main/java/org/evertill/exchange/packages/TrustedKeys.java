package org.evertill.exchange.packages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys by which a register or channel takes packages. When a manifest brings signed steps to a newer key, and is
 * itself signed as it must be after them, the newer is kept and the former is refused once its time is over. Safe on
 * any thread.
 */
public final class TrustedKeys implements ManifestTrust {
    private static final Logger LOG = LoggerFactory.getLogger(TrustedKeys.class);
    /** More rotations than a chain has in its life; each costs a check of a signature. */
    private static final int STEPS_MAX = 1_000;

    private final Memory memory;
    private final InstantSource clock;
    private KeyTrust trust;

    /** Where what is trusted is kept. */
    @FunctionalInterface
    public interface Memory {
        /** Keeps it for good, in place of what was kept before. */
        void keep(KeyTrust trust) throws IOException;
    }

    /** Begins with what was kept. */
    public TrustedKeys(KeyTrust kept, Memory memory, InstantSource clock) {
        this.trust = kept;
        this.memory = memory;
        this.clock = clock;
    }

    /** What is trusted now. */
    public synchronized KeyTrust now() {
        return trust;
    }

    /** @throws UncheckedIOException when a newer key could not be kept; nothing has changed then */
    @Override
    public synchronized boolean verifies(SignedManifest signed) {
        if (signed.keys().size() > STEPS_MAX) {
            return false;
        }
        KeyTrust followed = trust.following(signed.keys());
        if (!followed.verifies(signed, clock.instant())) {
            return false;
        }
        if (!followed.key().equals(trust.key())) {
            try {
                memory.keep(followed);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            LOG.info("headquarters signs by another key from now on, which the one known here has signed");
            trust = followed;
        }
        return true;
    }
}
