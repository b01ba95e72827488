package org.evertill.exchange.packages;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.evertill.exchange.packages.InstallOutcome.Refused;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.SyncedTable;
import org.evertill.exchange.tables.TableSchema;

/** Decides from the signed manifest alone whether a package is worth fetching. Touches no file. */
final class ManifestCheck {
    /** Far above any manifest of ours, far below what would hurt: the signature is computed over all of it. */
    private static final int MOST_MANIFEST_BYTES = 4 << 20;
    private static final int MOST_FRAME_BYTES = 2 * FrameCutter.PIECE_BYTES;

    private final ManifestTrust trust;
    private final DatabaseKind kind;
    private final TableSchema known;
    private final Optional<String> dataGroup;
    private final boolean followsStore;
    private final InstantSource clock;

    /**
     * @param known        the schema of the program
     * @param dataGroup    the data group it must be for; empty where none is known yet
     * @param followsStore whether a full package of any other data group is worth fetching, to see if it has the store
     */
    ManifestCheck(ManifestTrust trust, DatabaseKind kind, TableSchema known, Optional<String> dataGroup,
            boolean followsStore, InstantSource clock) {
        this.known = known;
        this.followsStore = followsStore;
        this.trust = trust;
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

    /**
     * The verdict.
     *
     * @param current what is installed; packages must be for its data group
     * @param sound   the same, unless a page of it could not be read: then an older full package is welcome too, for
     *     the tail of deltas that leads on from it comes after it
     */
    Verdict examine(SignedManifest signed, Optional<Generation> current, Optional<Generation> sound) {
        if (signed.manifest().length > MOST_MANIFEST_BYTES
                || !trust.verifies(signed)) {
            return refuse(PackageFault.NOT_SIGNED, signed.manifest().length + " bytes");
        }
        PackageManifest manifest;
        try {
            manifest = PackageManifest.ofJson(signed.manifest());
        } catch (IOException e) {
            return refuse(PackageFault.MANIFEST_UNREADABLE, String.valueOf(e.getMessage()));
        }
        return identity(manifest, current)
                .or(() -> place(manifest, sound))
                .or(() -> lengths(manifest))
                .or(() -> tables(manifest))
                .<Verdict>map(Verdict.Unacceptable::new)
                .orElseGet(() -> new Verdict.Acceptable(manifest, warnings(manifest)));
    }

    private Optional<Refused> identity(PackageManifest manifest, Optional<Generation> current) {
        if (!manifest.format().equals(PackageManifest.FULL_FORMAT) && !manifest.isDelta()) {
            return refusal(PackageFault.OTHER_FORMAT, manifest.format());
        }
        if (!manifest.isOf(kind)) {
            return refusal(PackageFault.OTHER_KIND, manifest.kind() + " instead of " + kind.code());
        }
        Optional<String> expected = dataGroup.or(() -> current.map(Generation::dataGroup));
        if (expected.isPresent() && !isExpected(manifest.dataGroup(), expected.get())
                && !(followsStore && !manifest.isDelta())) {
            return refusal(PackageFault.OTHER_DATA_GROUP, manifest.dataGroup() + " instead of " + expected.get());
        }
        if (known.known(manifest.schemaVersion()).isEmpty()) {
            return refusal(PackageFault.OTHER_SCHEMA, manifest.schemaVersion() + " instead of " + known.version());
        }
        return Optional.empty();
    }

    /** Who was told its data group takes that one; any other stays in the group it is in, in whichever edition. */
    private boolean isExpected(String found, String expected) {
        return found.equals(expected) || dataGroup.isEmpty()
                && Edition.ofCode(found).dataGroup().equals(Edition.ofCode(expected).dataGroup());
    }

    /**
     * Whether it follows what is installed: a full package of no older version, a delta of exactly this one. Another
     * edition counts by itself, and is begun with a full package; so is another schema, whose versions say the same.
     */
    private static Optional<Refused> place(PackageManifest manifest, Optional<Generation> sound) {
        long installed = sound.filter(generation -> generation.dataGroup().equals(manifest.dataGroup()))
                .map(Generation::version).orElse(0L);
        if (manifest.version() < installed) {
            return refusal(PackageFault.ROLLED_BACK, "version " + manifest.version() + " after " + installed);
        }
        boolean sameSchema = sound.filter(
                generation -> generation.schema().version() == manifest.schemaVersion()).isPresent();
        return !manifest.isDelta() || sameSchema && (manifest.version() == installed
                || installed > 0 && manifest.baseVersion() == installed)
                ? Optional.empty()
                : refusal(PackageFault.OTHER_BASE, manifest.baseVersion() + " instead of " + installed);
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
        Set<String> ours = TableSchema.of(manifest.schemaVersion()).in(kind).stream().map(SyncedTable::name)
                .collect(Collectors.toSet());
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
