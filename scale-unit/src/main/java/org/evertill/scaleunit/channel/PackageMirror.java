package org.evertill.scaleunit.channel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
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
import org.evertill.exchange.packages.RefusedPackages;
import org.evertill.exchange.packages.SchemaDemand;
import org.evertill.exchange.packages.SignedManifest;
import org.evertill.exchange.packages.StagedPackage;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.TableSchema;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Headquarters' packages as this channel keeps them for its registers, by edition and kind. They take no room that the
 * sales of the registers need, and one that was refused may be left alone. Writing is for one thread at a time;
 * the shelves are for any.
 */
final class PackageMirror {
    private static final Logger LOG = LoggerFactory.getLogger(PackageMirror.class);
    /** A register that began to fetch a package may finish it after the next has come. */
    private static final int KEPT_VERSIONS = 2;

    private final Path folder;
    private final HeadquartersLink headquarters;
    private final DiskRoom room;
    private final SchemaDemand demand;
    private final RestingPackages resting;
    private PackageSteps steps = PackageSteps.UNTOLD;

    PackageMirror(Path folder, HeadquartersLink headquarters, InstantSource clock, DiskRoom room) {
        this.folder = folder;
        this.headquarters = headquarters;
        this.room = room;
        this.resting = new RestingPackages(clock);
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

    /** One look for what registers ask for. */
    AskedPackages askedPackages(Set<TableSchema> taken, ManifestTrust key) {
        return new AskedPackages(this, demand, taken, key);
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
    void follow(Edition edition, DatabaseKind kind, TableSchema schema, ManifestTrust key)
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
            Optional<SignedManifest> next = next(edition, kind, schema, here, key);
            long version = next.isEmpty() ? 0 : PackageManifest.ofJson(next.get().manifest()).version();
            if (version <= here || version > installed) {
                // The way from here leads past what is installed: to a full package, which comes in its turn.
                return true;
            }
            if (take(edition, kind, next.get()).isEmpty()) {
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
        Optional<SignedManifest> full = signed(edition, kind, schema, 0, key);
        if (full.isPresent() && PackageManifest.ofJson(full.get().manifest()).version() <= newest) {
            take(edition, kind, full.get());
        }
    }

    private Optional<PackageManifest> bring(Edition edition, DatabaseKind kind, TableSchema schema, long installed,
            ManifestTrust key) throws IOException, SQLException {
        Optional<SignedManifest> next = next(edition, kind, schema, installed, key);
        return next.isEmpty() ? Optional.empty() : take(edition, kind, next.get());
    }

    /**
     * What leads on from a version. Where that is changes that are left alone, it is the newest full package as soon as
     * that gets past them: what heals by itself needs nobody to order it.
     */
    Optional<SignedManifest> next(Edition edition, DatabaseKind kind, TableSchema schema, long installed,
            ManifestTrust key) throws IOException, SQLException {
        Optional<SignedManifest> next = signed(edition, kind, schema, installed, key);
        if (next.isPresent()) {
            PackageManifest changes = PackageManifest.ofJson(next.get().manifest());
            Optional<SignedManifest> full = changes.isDelta() && resting.isLeftAlone(changes)
                    ? signed(edition, kind, schema, 0, key) : Optional.empty();
            if (full.isPresent()
                    && RefusedPackages.getsPast(PackageManifest.ofJson(full.get().manifest()), changes)) {
                return full;
            }
        }
        return next;
    }

    /** Of who is not headquarters nothing is copied, so that nobody's line is filled with it. */
    private Optional<SignedManifest> signed(Edition edition, DatabaseKind kind, TableSchema schema, long installed,
            ManifestTrust key) throws IOException, SQLException {
        Optional<SignedManifest> next = headquarters.packages().next(edition, kind, schema, installed);
        if (next.isPresent() && !key.verifies(next.get())) {
            steps.refused(kind.code(), new Refused(PackageFault.NOT_SIGNED, edition.code()));
            return Optional.empty();
        }
        return next;
    }

    private Optional<PackageManifest> take(Edition edition, DatabaseKind kind, SignedManifest signed)
            throws IOException, SQLException {
        PackageManifest manifest = PackageManifest.ofJson(signed.manifest());
        PackageFolder copy = of(edition, kind, manifest);
        if (copy.isFinished()) {
            return Optional.of(manifest);
        }
        if (isResting(manifest)) {
            return Optional.empty();
        }
        Optional<Refused> why = manifest.dataGroup().equals(edition.code()) ? copy(manifest, kind, copy, 0)
                : Optional.of(new Refused(PackageFault.OTHER_DATA_GROUP, manifest.dataGroup()));
        if (why.isPresent()) {
            refuse(manifest, copy, why.get());
            return Optional.empty();
        }
        keep(edition, kind, copy, signed);
        return Optional.of(manifest);
    }

    /** Whether a package is not fetched now, which is told then. */
    boolean isResting(PackageManifest manifest) {
        Optional<Refused> why = resting.why(manifest);
        why.ifPresent(refused -> steps.leftAlone(PackageSteps.titleOf(manifest), refused));
        return why.isPresent();
    }

    /** Somebody wants it tried once more: nothing rests any longer. */
    void forgive() {
        resting.forgive();
    }

    /** A package was tried and cannot be had; what has come of it goes, unless the next try goes on from there. */
    void refuse(PackageManifest manifest, PackageFolder copy, Refused refused) throws IOException {
        resting.refused(manifest, refused);
        boolean isOfFrame = refused.reason() == PackageFault.FRAME_INCOMPLETE
                || refused.reason() == PackageFault.FRAME_ALTERED;
        if (!copy.isFinished() && Files.isDirectory(copy.path()) && !(isOfFrame && resting.why(manifest).isEmpty())) {
            copy.delete();
        }
        steps.refused(PackageSteps.titleOf(manifest), refused);
    }

    /**
     * Has every frame of a package here; where a frame broke off, only the rest of it is fetched.
     *
     * @param more bytes that are needed beside
     * @return why not, when the disk has no room for it or headquarters sends something else than its package
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
            return staged.fetch(source);
        } catch (IOException e) {
            if (room.freeBytes(mirror.path()) >= OfflineReadiness.SHIFT_BYTES) {
                throw e;
            }
            LOG.warn("the disk has become full while a package came", e);
            return Optional.of(new Refused(PackageFault.NOT_ENOUGH_SPACE, "it ran full meanwhile"));
        }
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
