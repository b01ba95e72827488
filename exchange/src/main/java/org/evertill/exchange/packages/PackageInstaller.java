package org.evertill.exchange.packages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.evertill.commerce.connection.OfflineReadiness;
import org.evertill.exchange.files.DiskRoom;
import org.evertill.exchange.files.DurableFile;
import org.evertill.exchange.files.Sha256;
import org.evertill.exchange.packages.InstallOutcome.AlreadyInstalled;
import org.evertill.exchange.packages.InstallOutcome.Installed;
import org.evertill.exchange.packages.InstallOutcome.Refused;
import org.evertill.exchange.sqlite.SqliteFile;
import org.evertill.exchange.tables.SchedulerJob;
import org.evertill.exchange.tables.TableSchema;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a package into a {@link GenerationStore}: all of it, or nothing and a reason. Signature before anything,
 * hashes before decompression, schema before use. The same for the channel database and the offline databases.
 *
 * <p>Never disturbs readers. Safe on any thread, but one install at a time; it takes as long as fetching does.
 */
public final class PackageInstaller {
    private static final Logger LOG = LoggerFactory.getLogger(PackageInstaller.class);
    /** What an install leaves free, so that master data never starves the sales journal. */
    public static final long RESERVED_BYTES = OfflineReadiness.SHIFT_BYTES;
    private static final int STAGING_NAME_DIGITS = 16;

    private final GenerationStore store;
    private final ManifestCheck manifestCheck;
    private final Optional<String> storeNumber;
    private final boolean rereadsRows;
    private final DiskRoom room;

    /**
     * @param dataGroup the data group packages must be for; where it is not known (the first package of a register),
     *     empty: then that of the installed one, if any
     * @param rereadsRows whether to compare every table's rows with the manifest too; the file's signed hash says the
     *     same unless headquarters itself wrote them wrongly
     */
    public PackageInstaller(GenerationStore store, ManifestTrust trust, Optional<String> dataGroup, InstantSource clock,
            boolean rereadsRows) {
        this(store, new ManifestCheck(trust, store.kind(), store.schema(), dataGroup, false, clock), Optional.empty(),
                rereadsRows, DiskRoom.OF_THE_SYSTEM);
    }

    PackageInstaller(GenerationStore store, ManifestTrust trust, Optional<String> dataGroup, InstantSource clock,
            boolean rereadsRows, DiskRoom room) {
        this(store, new ManifestCheck(trust, store.kind(), store.schema(), dataGroup, false, clock), Optional.empty(),
                rereadsRows, room);
    }

    private PackageInstaller(GenerationStore store, ManifestCheck manifestCheck, Optional<String> storeNumber,
            boolean rereadsRows, DiskRoom room) {
        this.store = store;
        this.room = room;
        this.manifestCheck = manifestCheck;
        this.storeNumber = storeNumber;
        this.rereadsRows = rereadsRows;
    }

    /**
     * An installer for a register: it follows its store into another data group, where a full package of that has the
     * store in it, and takes no package that has not; nor a first one that is for other stores.
     */
    public static PackageInstaller ofStore(GenerationStore store, ManifestTrust trust, String storeNumber,
            InstantSource clock) {
        return new PackageInstaller(store,
                new ManifestCheck(trust, store.kind(), store.schema(), Optional.empty(), true, clock),
                Optional.of(storeNumber), false, DiskRoom.OF_THE_SYSTEM);
    }

    /** An installer that trusts the signed hash of the file, as registers do. */
    public PackageInstaller(GenerationStore store, ManifestTrust trust, Optional<String> dataGroup,
            InstantSource clock) {
        this(store, trust, dataGroup, clock, false);
    }

    /**
     * Installs a package, fetching what of it is not staged already.
     *
     * @throws IOException when fetching or the disk fails; what was fetched is kept, and nothing else has changed
     */
    public synchronized InstallOutcome install(SignedManifest signed, FrameSource source) throws IOException {
        return switch (manifestCheck.examine(signed, store.current(), store.sound())) {
            case ManifestCheck.Verdict.Unacceptable unacceptable -> unacceptable.refused();
            case ManifestCheck.Verdict.Acceptable acceptable -> {
                Optional<Generation> current = store.sound()
                        .filter(acceptable.manifest()::isIn);
                yield current.isPresent()
                        ? new AlreadyInstalled(current.get())
                        : bring(signed, acceptable, source);
            }
        };
    }

    private InstallOutcome bring(SignedManifest signed, ManifestCheck.Verdict.Acceptable acceptable,
            FrameSource source) throws IOException {
        PackageManifest manifest = acceptable.manifest();
        Path target = store.nextPath();
        if (!manifest.isDelta() && new SqliteFile(target).hasSidecars()) {
            return new Refused(PackageFault.SIDECAR_IN_THE_WAY, target.getFileName().toString());
        }
        Path staging = stagingFolder(signed);
        StagedPackage staged = new StagedPackage(new PackageFolder(staging), manifest);
        long needed = InstallRoom.of(manifest, store.current()) + staged.missingBytes() + RESERVED_BYTES;
        long free = room.freeBytes(staging);
        if (free < needed) {
            // Half a package that cannot be finished must not take from the journal what it still has.
            return free < RESERVED_BYTES ? giveBack(staging, target)
                    : new Refused(PackageFault.NOT_ENOUGH_SPACE, free + " bytes free, " + needed + " needed");
        }
        try {
            return bring(manifest, acceptable.warnings(), staged, staging, target, source);
        } catch (IOException e) {
            if (room.freeBytes(staging) >= RESERVED_BYTES) {
                throw e;
            }
            LOG.warn("the disk has become full while a package came", e);
            return giveBack(staging, target);
        }
    }

    private InstallOutcome bring(PackageManifest manifest, List<PackageWarning> warnings, StagedPackage staged,
            Path staging, Path target, FrameSource source) throws IOException {
        Optional<Refused> incomplete = staged.fetch((frame, offset) -> {
            if (room.freeBytes(staging) < RESERVED_BYTES + frame.compressedBytes()) {
                throw new IOException("the disk has become too full for frame " + frame.index());
            }
            return source.open(frame, offset);
        });
        if (incomplete.isPresent()) {
            return incomplete.get();
        }
        Path assembled = staging.resolve("assembled.db");
        Optional<Refused> altered = staged.assemble(assembled, store.rightOfWay());
        InstallOutcome outcome = altered.isPresent() ? altered.get()
                : manifest.isDelta() ? apply(manifest, assembled, warnings)
                : examineAndFlip(manifest, assembled, target, warnings);
        putAway(staging);
        return outcome;
    }

    /** Makes the room free again that a package has taken which cannot be finished; the next attempt begins anew. */
    private InstallOutcome giveBack(Path staging, Path target) throws IOException {
        deleteFolder(staging);
        if (store.current().filter(generation -> generation.path().equals(target)).isEmpty()) {
            Files.deleteIfExists(target);
        }
        return new Refused(PackageFault.NOT_ENOUGH_SPACE, room.freeBytes(target.toAbsolutePath().getParent())
                + " bytes free; what was here of the package was given back");
    }

    /** What is installed is installed, also where something else still holds a file of the way it came. */
    private static void putAway(Path staging) {
        try {
            deleteFolder(staging);
        } catch (IOException e) {
            LOG.warn("{} could not be deleted yet: {}", staging, e.toString());
        }
    }

    private InstallOutcome examineAndFlip(PackageManifest manifest, Path assembled, Path target,
            List<PackageWarning> warnings) throws IOException {
        Optional<PackageManifest> contents = rereadsRows ? Optional.of(manifest) : Optional.empty();
        return switch (new GenerationFile(assembled, store.kind(), store.schema()).examineNew(contents)) {
            case GenerationFile.Finding.Unsound unsound -> unsound.refused();
            case GenerationFile.Finding.Sound sound -> {
                GenerationFile.Cursor cursor = sound.cursor();
                if (cursor.version() != manifest.version() || !cursor.dataGroup().equals(manifest.dataGroup())
                        || cursor.schema().version() != manifest.schemaVersion()) {
                    yield new Refused(PackageFault.CONTENT_ALTERED, "the file says version " + cursor.version());
                }
                if (!mayBeOfStore(manifest, new GenerationFile(assembled, store.kind(), store.schema()))) {
                    yield new Refused(PackageFault.OTHER_DATA_GROUP,
                            manifest.dataGroup() + " has no store " + storeNumber.orElse(""));
                }
                DurableFile.sync(assembled);
                store.place(assembled, target);
                yield new Installed(store.flip(target, cursor), warnings,
                        Map.of(SchedulerJob.ALL, manifest.rows()));
            }
        };
    }

    /**
     * A full package that brings the store into another data group was made with it. The first one here may be older
     * than the store's registers, or even than its own row: it is only refused where it is for other stores.
     */
    private boolean mayBeOfStore(PackageManifest manifest, GenerationFile file) throws IOException {
        if (storeNumber.isEmpty() || isStayingIn(manifest)) {
            return true;
        }
        return store.current().isPresent() ? file.hasStore(storeNumber.get())
                : !file.isOfOtherStores(storeNumber.get());
    }

    private boolean isStayingIn(PackageManifest manifest) {
        return store.current().filter(current -> Edition.ofCode(current.dataGroup()).dataGroup()
                .equals(Edition.ofCode(manifest.dataGroup()).dataGroup())).isPresent();
    }

    /** All changes or none: the digests are checked before the transaction that makes them is committed. */
    private InstallOutcome apply(PackageManifest manifest, Path changes, List<PackageWarning> warnings)
            throws IOException {
        Map<SchedulerJob, Long> rows = new EnumMap<>(SchedulerJob.class);
        try {
            return new Installed(store.<RefusedException>change((connection, log) -> {
                GenerationFile.Cursor cursor = new GenerationFile.Cursor(manifest.version(), manifest.dataGroup(),
                        manifest.kind(), manifest.createdAt(), TableSchema.of(manifest.schemaVersion()));
                rows.putAll(new DeltaTransaction(connection, cursor.schema().in(store.kind()), log::keepUp)
                        .run(manifest, changes));
                return cursor;
            }), warnings, rows);
        } catch (RefusedException e) {
            askForAll();
            return e.refused();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (SQLException e) {
            if (GenerationFile.isDamage(e)) {
                askForAll();
            }
            throw new IOException("the changes of version " + manifest.version() + " could not be made", e);
        }
    }

    /** What is here is not what it says it is, and no delta will fit it again: only a full package helps. */
    private void askForAll() {
        store.current().ifPresent(store::damaged);
    }

    /** The folder of exactly this manifest; unfinished folders of others go, for they will not be asked for again. */
    private Path stagingFolder(SignedManifest signed) throws IOException {
        Path all = Files.createDirectories(store.names().stagingFolder());
        String name = Sha256.hexOf(signed.manifest()).substring(0, STAGING_NAME_DIGITS);
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(all)) {
            for (Path folder : folders) {
                if (!folder.getFileName().toString().equals(name)) {
                    deleteFolder(folder);
                }
            }
        }
        return Files.createDirectories(all.resolve(name));
    }

    private static void deleteFolder(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
