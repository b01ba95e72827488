package org.evertill.scaleunit.channel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.evertill.commerce.connection.OfflineReadiness;
import org.evertill.exchange.files.DiskRoom;
import org.evertill.exchange.files.OwnFolder;
import org.evertill.exchange.link.HeadquartersLink;
import org.evertill.exchange.packages.Edition;
import org.evertill.exchange.packages.FrameSource;
import org.evertill.exchange.packages.InstallOutcome.Refused;
import org.evertill.exchange.packages.ManifestTrust;
import org.evertill.exchange.packages.PackageFault;
import org.evertill.exchange.packages.PackageFolder;
import org.evertill.exchange.packages.PackageManifest;
import org.evertill.exchange.packages.PackageManifest.Frame;
import org.evertill.exchange.packages.PackageShelf;
import org.evertill.exchange.packages.SchemaDemand;
import org.evertill.exchange.packages.SignedManifest;
import org.evertill.exchange.packages.StagedPackage;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.TableSchema;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Headquarters' packages as this channel keeps them for its registers, by edition and kind. They take no room that the
 * sales of the registers need, and one that was refused is left alone for a while. Writing is for one thread at a time;
 * the shelves are for any.
 */
final class PackageMirror {
    private static final Logger LOG = LoggerFactory.getLogger(PackageMirror.class);
    private static final List<DatabaseKind> KINDS = List.of(DatabaseKind.REFERENCE, DatabaseKind.PRIVATE);
    /** A register that began to fetch a package may finish it after the next has come. */
    private static final int KEPT_VERSIONS = 2;
    /** A package that was refused is not copied and checked again with every look, for it may be very large. */
    private static final Duration REST_AFTER_REFUSAL = Duration.ofMinutes(10);

    private final Path folder;
    private final HeadquartersLink headquarters;
    private final InstantSource clock;
    private final DiskRoom room;
    private final SchemaDemand demand;
    /** What rests, by the hash of its file. */
    private final Map<String, Rest> resting = new HashMap<>();
    private PackageSteps steps = PackageSteps.UNTOLD;

    /** Why a package was refused, and when it is looked at again. */
    private record Rest(Instant until, Refused why) { }

    PackageMirror(Path folder, HeadquartersLink headquarters, InstantSource clock, DiskRoom room) {
        this.folder = folder;
        this.headquarters = headquarters;
        this.clock = clock;
        this.room = room;
        this.demand = new SchemaDemand(folder, clock);
    }

    /** From now on somebody is told of what does not come, and asked whether it is to come. */
    void tell(PackageSteps told) {
        steps = told;
    }

    /** The packages of an edition that are here in a schema. */
    PackageShelf shelf(Edition edition, DatabaseKind kind, TableSchema schema) {
        return new PackageShelf(edition.folder(folder, schema).resolve(kind.code()));
    }

    /** Somebody here has asked for the packages of an edition in a schema. */
    void asked(Edition edition, TableSchema schema) {
        demand.asked(edition, schema);
    }

    /**
     * Has the packages of an edition here in the schemas that registers ask for, see {@link #follow}, and no others.
     * Those that do not come stop neither the others nor the channel.
     *
     * @param taken  the schema the channel itself takes; two while it changes
     * @param isHere whether those are here already
     */
    void followAsked(Edition edition, Set<TableSchema> taken, boolean isHere, ManifestTrust key)
            throws IOException, SQLException {
        for (TableSchema schema : TableSchema.newest().known()) {
            boolean own = taken.contains(schema);
            try {
                if (!own && !demand.isWanted(edition, schema)) {
                    demand.drop(edition, schema);
                } else if (!own || !isHere) {
                    for (DatabaseKind kind : KINDS) {
                        follow(edition, kind, schema, key);
                    }
                }
            } catch (DownloadCanceledException e) {
                throw e;
            } catch (IOException e) {
                LOG.warn("the packages {} could not be fetched in {} and will be looked for again", edition.code(),
                        schema, e);
            }
        }
    }

    /** An edition that is new here takes the place of others: who asked here for an earlier schema asks on. */
    void begin(Edition edition) throws IOException {
        if (!Files.isDirectory(folder.resolve(edition.code()))) {
            demand.carry(editions(), edition);
        }
    }

    /**
     * Has every package of an edition here that leads to the newest, for registers alone: nothing of it is installed.
     * Only what headquarters has signed is kept.
     */
    private void follow(Edition edition, DatabaseKind kind, TableSchema schema, ManifestTrust key)
            throws IOException, SQLException {
        boolean nearer = true;
        while (nearer) {
            long here = shelf(edition, kind, schema).newestVersion();
            nearer = bring(edition, kind, schema, here, key).filter(manifest -> manifest.version() > here).isPresent();
        }
        bring(edition, kind, schema, 0, key);
    }

    /**
     * Has every package here again that leads to a version the channel itself has. It may have been cut off between
     * installing one and keeping it, or its packages were deleted; the next one would leave a gap that no register
     * gets over.
     *
     * @return whether the next may come: false where one that is missing could not be fetched
     */
    boolean catchUp(Edition edition, DatabaseKind kind, TableSchema schema, long installed, ManifestTrust key)
            throws IOException, SQLException {
        long here = shelf(edition, kind, schema).newestVersion();
        while (here < installed) {
            Optional<SignedManifest> next = headquarters.packages().next(edition, kind, schema, here);
            long version = next.isEmpty() ? 0 : PackageManifest.ofJson(next.get().manifest()).version();
            if (version <= here || version > installed) {
                // The way from here leads past what is installed: to a full package, which comes in its turn.
                return true;
            }
            if (take(edition, kind, next.get(), key).isEmpty()) {
                return false;
            }
            here = version;
        }
        return true;
    }

    /** Deletes the packages of editions that nobody here has any more, so that they are never handed out again. */
    void keepEditions(Set<String> codes) throws IOException {
        if (Files.isDirectory(folder)) {
            List<Path> others;
            try (Stream<Path> folders = Files.list(folder)) {
                others = folders.filter(path -> !codes.contains(path.getFileName().toString())).toList();
            }
            for (Path other : others) {
                OwnFolder.delete(other);
            }
        }
    }

    /** The editions there are packages of. */
    List<Edition> editions() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(folder)) {
            return folders.map(own -> Edition.ofCode(own.getFileName().toString())).toList();
        }
    }

    /** Has the newest full package here as well, for registers that are new or far behind. */
    void bringFull(Edition edition, DatabaseKind kind, TableSchema schema, long newest, ManifestTrust key)
            throws IOException, SQLException {
        Optional<SignedManifest> full = headquarters.packages().next(edition, kind, schema, 0);
        if (full.isPresent() && PackageManifest.ofJson(full.get().manifest()).version() <= newest) {
            take(edition, kind, full.get(), key);
        }
    }

    private Optional<PackageManifest> bring(Edition edition, DatabaseKind kind, TableSchema schema, long installed,
            ManifestTrust key) throws IOException, SQLException {
        Optional<SignedManifest> next = headquarters.packages().next(edition, kind, schema, installed);
        return next.isEmpty() ? Optional.empty() : take(edition, kind, next.get(), key);
    }

    private Optional<PackageManifest> take(Edition edition, DatabaseKind kind, SignedManifest signed,
            ManifestTrust key) throws IOException, SQLException {
        if (!key.verifies(signed)) {
            notSigned(edition, kind);
            return Optional.empty();
        }
        PackageManifest manifest = PackageManifest.ofJson(signed.manifest());
        PackageFolder copy = of(edition, kind, manifest);
        if (copy.isFinished()) {
            return Optional.of(manifest);
        }
        Optional<Refused> why = manifest.dataGroup().equals(edition.code()) ? whyResting(manifest)
                : Optional.of(new Refused(PackageFault.OTHER_DATA_GROUP, manifest.dataGroup()));
        if (why.isEmpty()) {
            why = copy(manifest, kind, copy, 0);
            if (why.isPresent()) {
                rest(manifest, copy, why.get());
            } else {
                keep(edition, kind, copy, signed);
            }
        }
        why.ifPresent(refused -> steps.refused(PackageSteps.titleOf(manifest), refused));
        return why.isEmpty() ? Optional.of(manifest) : Optional.empty();
    }

    /** What is offered as a package of headquarters is none. */
    void notSigned(Edition edition, DatabaseKind kind) {
        steps.refused(kind.code(), new Refused(PackageFault.NOT_SIGNED, edition.code()));
    }

    /** Why a package was refused a short while ago; empty when it was not. */
    Optional<Refused> whyResting(PackageManifest manifest) {
        resting.values().removeIf(rest -> !clock.instant().isBefore(rest.until()));
        return Optional.ofNullable(resting.get(manifest.fileSha256())).map(Rest::why);
    }

    /** A person wants it tried once more: nothing rests any longer. */
    void forgive() {
        resting.clear();
    }

    /** Leaves a refused package alone for a while. */
    void rest(PackageManifest manifest, PackageFolder mirror, Refused refused)
            throws IOException {
        LOG.warn("{} package {} is refused: {}; it is looked at again in {} minutes", manifest.kind(),
                manifest.version(), refused, REST_AFTER_REFUSAL.toMinutes());
        resting.put(manifest.fileSha256(), new Rest(clock.instant().plus(REST_AFTER_REFUSAL), refused));
        if (!mirror.isFinished()) {
            mirror.delete();
        }
    }

    /**
     * Has every frame of a package here; where a frame broke off, only the rest of it is fetched.
     *
     * @param more bytes that are needed beside
     * @return why not, when the disk has no room for it; what has come of it is of no use then
     */
    Optional<Refused> copy(PackageManifest manifest, DatabaseKind kind, PackageFolder mirror, long more)
            throws IOException, SQLException {
        Files.createDirectories(mirror.path());
        StagedPackage staged = new StagedPackage(mirror, manifest);
        long needed = staged.missingBytes() + more + OfflineReadiness.SHIFT_BYTES;
        long free = room.freeBytes(mirror.path());
        if (free < needed) {
            return Optional.of(new Refused(PackageFault.NOT_ENOUGH_SPACE,
                    free + " bytes free, " + needed + " needed"));
        }
        FrameSource source = new WantedFrames(headquarters.frames().of(kind, manifest), steps);
        try {
            Optional<Refused> other = staged.fetch(source);
            if (other.isPresent()) {
                throw new IOException("Headquarters sent something else than its package: " + other.get());
            }
        } catch (IOException e) {
            if (room.freeBytes(mirror.path()) >= OfflineReadiness.SHIFT_BYTES) {
                throw e;
            }
            LOG.warn("the disk has become full while a package came", e);
            return Optional.of(new Refused(PackageFault.NOT_ENOUGH_SPACE, "it ran full meanwhile"));
        }
        return Optional.empty();
    }

    /** What frames take on the way and here. */
    static long compressed(List<Frame> frames) {
        return frames.stream().mapToLong(Frame::compressedBytes).sum();
    }

    /** A package is whole here: registers may have it, and older ones go. */
    void keep(Edition edition, DatabaseKind kind, PackageFolder mirror, SignedManifest signed) throws IOException {
        mirror.finish(signed);
        shelf(edition, kind, TableSchema.of(PackageManifest.ofJson(signed.manifest()).schemaVersion()))
                .keepNewest(KEPT_VERSIONS);
    }

    /** Where a package of an edition stands, or will stand. */
    PackageFolder of(Edition edition, DatabaseKind kind, PackageManifest manifest) {
        return shelf(edition, kind, TableSchema.of(manifest.schemaVersion())).of(manifest);
    }
}
