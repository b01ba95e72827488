package org.evertill.syncagent;

import org.evertill.exchange.packages.SignedManifest;
import org.jspecify.annotations.Nullable;

/**
 * How often the same package was fetched and refused: fetching the same bytes for ever would not make them better.
 * Download thread, but for {@link #forgive}.
 */
final class RepeatedRefusals {
    private final int most;
    private @Nullable SignedManifest refused;
    private volatile int count;

    /** @param most so often a package is fetched before it is left alone */
    RepeatedRefusals(int most) {
        this.most = most;
    }

    /** Whether a package is to be left alone. */
    boolean areEnough(SignedManifest signed) {
        return count >= most && signed.equals(refused);
    }

    /** One was fetched and refused. */
    void count(SignedManifest signed) {
        int before = signed.equals(refused) ? count : 0;
        count = before + 1;
        refused = signed;
    }

    /** A person wants it tried once more. Any thread. */
    void forgive() {
        count = 0;
    }
}
