package org.evertill.syncagent;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.evertill.exchange.packages.Generation;
import org.evertill.exchange.packages.GenerationStore;
import org.evertill.exchange.packages.ManifestTrust;
import org.evertill.exchange.packages.PackageIntake;
import org.evertill.exchange.packages.PackageManifest;
import org.evertill.exchange.packages.RefusedPackages;
import org.evertill.exchange.packages.SignedManifest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the scale unit what leads on from what is here. Download thread only. */
record NewestPackage(ScaleUnitClient client, SyncCalls calls, GenerationStore store, PackageIntake packages,
        KnownCurrent known) {
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final Logger LOG = LoggerFactory.getLogger(NewestPackage.class);
    private static final int NOT_FOUND = 404;

    /** The package that leads on from what packages go on from, in the schema of this program. */
    Reply<SignedManifest> ask() {
        return calls.await(client.newestPackage(store.kind(), store.schema(), packages.reached()), DEADLINE);
    }

    /** The changes that lead on from the file in use, in its own schema; refused where there are none. */
    Reply<SignedManifest> askForChanges() {
        Optional<Generation> inUse = packages.inUse();
        if (inUse.isEmpty()) {
            return none();
        }
        Reply<SignedManifest> reply =
                calls.await(client.newestPackage(store.kind(), inUse.get().schema(), inUse), DEADLINE);
        if (!(reply instanceof Reply.Answered<SignedManifest>(SignedManifest given))) {
            return reply;
        }
        return leadsOn(given, inUse.get()) ? reply : none();
    }

    /**
     * The full package that gets past changes that are left alone; empty while the scale unit has none, for it makes
     * one when the changes since the last have become long.
     */
    Optional<SignedManifest> past(PackageManifest changes, ManifestTrust key) {
        return changes.isDelta()
                && calls.await(client.newestPackage(store.kind(), store.schema(), Optional.empty()), DEADLINE)
                instanceof Reply.Answered<SignedManifest>(SignedManifest full)
                ? Optional.of(full).filter(given -> read(given, key)
                        .filter(known -> RefusedPackages.getsPast(known, changes)).isPresent())
                : Optional.empty();
    }

    /** What a manifest says that headquarters has signed; empty where nothing of it is to be believed. */
    Optional<PackageManifest> read(SignedManifest given, ManifestTrust key) {
        try {
            return key.verifies(given) ? Optional.of(PackageManifest.ofJson(given.manifest())) : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** Whether nothing follows what is in use; what is to be brought anew is not installed before that is in use. */
    boolean isInstalled(PackageManifest given) {
        return !packages.isOrdered() && packages.inUse().filter(given::isIn).isPresent();
    }

    /** What is in use is the newest there is: the scale unit says so now. */
    void confirm(Instant now) {
        try {
            if (packages.inUse().isPresent()) {
                known.confirm(packages.inUse().get(), now);
            }
        } catch (IOException e) {
            LOG.warn("That the {} file is current could not be noted; after a restart it looks older than it is",
                    store.kind().code(), e);
        }
    }

    private static boolean leadsOn(SignedManifest signed, Generation inUse) {
        try {
            PackageManifest manifest = PackageManifest.ofJson(signed.manifest());
            return manifest.isDelta() && !manifest.isIn(inUse);
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static Reply<SignedManifest> none() {
        return new Reply.Refused<>(NOT_FOUND, "no-package", "There are no changes.", Map.of());
    }
}
