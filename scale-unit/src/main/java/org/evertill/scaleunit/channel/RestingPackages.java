package org.evertill.scaleunit.channel;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.evertill.exchange.packages.InstallOutcome.Refused;
import org.evertill.exchange.packages.PackageFault;
import org.evertill.exchange.packages.PackageManifest;
import org.evertill.exchange.packages.RefusedPackages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Packages that are offered and not fetched: one that was refused too often, until somebody has it tried again, and one
 * there was no room for, for some minutes. For one thread.
 */
final class RestingPackages {
    private static final Logger LOG = LoggerFactory.getLogger(RestingPackages.class);
    /** A package the disk has no room for is not copied with every look, for it may be very large. */
    private static final Duration WITHOUT_ROOM = Duration.ofMinutes(10);

    private final InstantSource clock;
    private final RefusedPackages refused = new RefusedPackages();
    private final Map<PackageManifest, Rest> withoutRoom = new HashMap<>();

    /** Why a package rests, and when it is looked at again. */
    private record Rest(Instant until, Refused why) { }

    RestingPackages(InstantSource clock) {
        this.clock = clock;
    }

    /** One was tried and refused. */
    void refused(PackageManifest manifest, Refused why) {
        String title = PackageSteps.titleOf(manifest) + " of " + manifest.dataGroup();
        if (why.reason() == PackageFault.NOT_ENOUGH_SPACE) {
            withoutRoom.put(manifest, new Rest(clock.instant().plus(WITHOUT_ROOM), why));
            LOG.warn("{} is refused: {}; it is looked at again in {} minutes", title, why, WITHOUT_ROOM.toMinutes());
            return;
        }
        int tries = refused.count(manifest, why);
        LOG.warn("{} is refused, try {} of {}{}: {}", title, tries, RefusedPackages.TRIES_MAX, isLeftAlone(manifest)
                ? ", and left alone until somebody has it tried again or another package gets past it" : "", why);
    }

    /** Whether one was refused so often that it is left alone. */
    boolean isLeftAlone(PackageManifest manifest) {
        return refused.whyLeftAlone(manifest).isPresent();
    }

    /** Why one is not fetched now; empty where it is. */
    Optional<Refused> why(PackageManifest manifest) {
        withoutRoom.values().removeIf(rest -> !clock.instant().isBefore(rest.until()));
        return refused.whyLeftAlone(manifest).or(() -> Optional.ofNullable(withoutRoom.get(manifest)).map(Rest::why));
    }

    /** Somebody wants them tried once more: nothing rests any longer. */
    void forgive() {
        refused.forgive();
        withoutRoom.clear();
    }
}
