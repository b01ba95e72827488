package org.evertill.exchange.packages;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.evertill.exchange.packages.InstallOutcome.Refused;

/**
 * How often packages were fetched and refused: fetching the same bytes for ever would not make them better. After some
 * tries one is left alone, until somebody wants it tried once more. The same for the channel database and the offline
 * databases. Any thread.
 */
public final class RefusedPackages {
    /** Tries before what fails rests. */
    public static final int TRIES_MAX = 3;

    private final Map<PackageManifest, Tries> refused = new ConcurrentHashMap<>();

    /** How often one was refused, and why it was the last time. */
    private record Tries(int count, Refused why) {
    }

    /** One was fetched and refused; answers how often by now. */
    public int count(PackageManifest manifest, Refused why) {
        return refused.merge(manifest, new Tries(1, why), (before, _) -> new Tries(before.count() + 1, why)).count();
    }

    /** Why a package is left alone; empty when it is not. */
    public Optional<Refused> whyLeftAlone(PackageManifest manifest) {
        return Optional.ofNullable(refused.get(manifest)).filter(tries -> tries.count() >= TRIES_MAX)
                .map(Tries::why);
    }

    /** Somebody wants it tried once more, whatever was refused. */
    public void forgive() {
        refused.clear();
    }

    /**
     * Whether a full package gets past changes that are left alone: it has their rows without them. It does not matter
     * what was wrong with them, the file it makes is checked by itself. An older one would only lead back to them.
     */
    public static boolean getsPast(PackageManifest full, PackageManifest changes) {
        return changes.isDelta() && !full.isDelta() && full.dataGroup().equals(changes.dataGroup())
                && full.schemaVersion() == changes.schemaVersion() && full.version() >= changes.version();
    }
}
