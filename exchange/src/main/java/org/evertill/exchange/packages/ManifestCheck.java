package org.evertill.exchange.packages;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.evertill.exchange.packages.InstallOutcome.Refused;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.SyncedTable;

/** Decides from the signed manifest alone whether a package is worth fetching. Touches no file. */
final class ManifestCheck {
    /** Far above any manifest of ours, far below what would hurt: the signature is computed over all of it. */
    private static final int MOST_MANIFEST_BYTES = 4 << 20;
    private static final int MOST_FRAME_BYTES = 2 * FrameCutter.PIECE_BYTES;

    private final VerifyingKey key;
    private final DatabaseKind kind;
    private final Optional<String> dataGroup;
    private final InstantSource clock;

    /** @param dataGroup the data group it must be for; empty where none is known yet */
    ManifestCheck(VerifyingKey key, DatabaseKind kind, Optional<String> dataGroup, InstantSource clock) {
        this.key = key;
        this.kind = kind;
        this.dataGroup = dataGroup;
        this.clock = clock;
    }

    /** The verdict on a manifest. */
    sealed interface Verdict {
        /** Worth fetching. */
        record Acceptable(PackageManifest manifest, List<PackageWarning> warnings) implements Verdict {
        }

        /** Not worth fetching. */
        record Unacceptable(Refused refused) implements Verdict {
        }
    }

    Verdict examine(SignedManifest signed, Optional<Generation> current) {
        if (signed.manifest().length > MOST_MANIFEST_BYTES
                || !key.verifies(signed.manifest(), signed.signature())) {
            return refuse(PackageFault.NOT_SIGNED, signed.manifest().length + " bytes");
        }
        PackageManifest manifest;
        try {
            manifest = PackageManifest.ofJson(signed.manifest());
        } catch (IOException e) {
            return refuse(PackageFault.MANIFEST_UNREADABLE, String.valueOf(e.getMessage()));
        }
        return identity(manifest, current)
                .or(() -> lengths(manifest))
                .or(() -> tables(manifest))
                .<Verdict>map(Verdict.Unacceptable::new)
                .orElseGet(() -> new Verdict.Acceptable(manifest, warnings(manifest)));
    }

    private Optional<Refused> identity(PackageManifest manifest, Optional<Generation> current) {
        if (!manifest.format().equals(PackageManifest.FULL_FORMAT)) {
            return refusal(PackageFault.OTHER_FORMAT, manifest.format());
        }
        if (!manifest.isOf(kind)) {
            return refusal(PackageFault.OTHER_KIND, manifest.kind() + " instead of " + kind.code());
        }
        Optional<String> expectedGroup = dataGroup.or(() -> current.map(Generation::dataGroup));
        if (expectedGroup.isPresent() && !expectedGroup.get().equals(manifest.dataGroup())) {
            return refusal(PackageFault.OTHER_DATA_GROUP,
                    manifest.dataGroup() + " instead of " + expectedGroup.get());
        }
        if (manifest.schemaVersion() != ChannelTables.SCHEMA_VERSION) {
            return refusal(PackageFault.OTHER_SCHEMA,
                    manifest.schemaVersion() + " instead of " + ChannelTables.SCHEMA_VERSION);
        }
        if (current.isPresent() && manifest.version() < current.get().version()) {
            return refusal(PackageFault.ROLLED_BACK,
                    "version " + manifest.version() + " after " + current.get().version());
        }
        return Optional.empty();
    }

    private static Optional<Refused> lengths(PackageManifest manifest) {
        long sum = 0;
        for (int index = 0; index < manifest.frames().size(); index++) {
            PackageManifest.Frame frame = manifest.frames().get(index);
            if (frame.index() != index
                    || frame.bytes() < 1 || frame.bytes() > MOST_FRAME_BYTES
                    || frame.compressedBytes() < 1 || frame.compressedBytes() > MOST_FRAME_BYTES) {
                return refusal(PackageFault.LENGTHS_DISAGREE, "frame " + index);
            }
            sum += frame.bytes();
        }
        return sum == manifest.totalBytes() && sum > 0
                ? Optional.empty()
                : refusal(PackageFault.LENGTHS_DISAGREE,
                        "frames of " + sum + " bytes for a file of " + manifest.totalBytes());
    }

    private Optional<Refused> tables(PackageManifest manifest) {
        Set<String> ours = ChannelTables.in(kind).stream().map(SyncedTable::name).collect(Collectors.toSet());
        return manifest.rowCounts().keySet().equals(ours) && manifest.digests().keySet().equals(ours)
                ? Optional.empty()
                : refusal(PackageFault.TABLES_DISAGREE, manifest.rowCounts().size() + " tables");
    }

    private List<PackageWarning> warnings(PackageManifest manifest) {
        return manifest.expiresAt().isBefore(clock.instant()) ? List.of(PackageWarning.EXPIRED) : List.of();
    }

    private static Verdict refuse(PackageFault reason, String detail) {
        return new Verdict.Unacceptable(new Refused(reason, detail));
    }

    private static Optional<Refused> refusal(PackageFault reason, String detail) {
        return Optional.of(new Refused(reason, detail));
    }
}
