package org.evertill.scaleunit.channel;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evertill.commerce.connection.OfflineReadiness;
import org.evertill.exchange.files.DiskRoom;
import org.evertill.exchange.files.Sha256;
import org.evertill.exchange.link.HeadquartersLink;
import org.evertill.exchange.packages.FrameSource;
import org.evertill.exchange.packages.Generation;
import org.evertill.exchange.packages.InstallOutcome;
import org.evertill.exchange.packages.PackageFault;
import org.evertill.exchange.packages.PackageFolder;
import org.evertill.exchange.packages.PackageInstaller;
import org.evertill.exchange.packages.PackageManifest;
import org.evertill.exchange.packages.PackageManifest.Frame;
import org.evertill.exchange.packages.PackageShelf;
import org.evertill.exchange.packages.SignedManifest;
import org.evertill.exchange.packages.VerifyingKey;
import org.evertill.exchange.tables.DatabaseKind;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches headquarters' packages once, installs them for the channel itself, and keeps them for the registers. A
 * package that cannot be installed here is not handed on, and takes no room that the sales of the registers need.
 * Fetching is for one thread at a time; serving for any.
 */
public final class PackageDepot {
    private static final Logger LOG = LoggerFactory.getLogger(PackageDepot.class);
    /** A register that began to fetch a package may finish it after the next has come. */
    private static final int KEPT_VERSIONS = 2;
    /** A package that was refused is not copied and checked again with every look, for it may be very large. */
    private static final Duration REST_AFTER_REFUSAL = Duration.ofMinutes(10);

    private final Path folder;
    private final HeadquartersLink headquarters;
    private final PublishedFacts facts;
    private final String dataGroup;
    private final InstantSource clock;
    private final Map<DatabaseKind, PackageInstaller> installers = new EnumMap<>(DatabaseKind.class);
    private final DiskRoom room;
    /** When a refused package is looked at again, by the hash of its file. */
    private final Map<String, Instant> resting = new HashMap<>();
    private @Nullable VerifyingKey key;

    /** Keeps packages in a folder; fetches nothing before {@link #trust}. */
    public PackageDepot(Path folder, HeadquartersLink headquarters, PublishedFacts facts, String dataGroup,
            InstantSource clock) {
        this(folder, headquarters, facts, dataGroup, clock, DiskRoom.OF_THE_SYSTEM);
    }

    /** Keeps packages on a disk that somebody else measures. */
    PackageDepot(Path folder, HeadquartersLink headquarters, PublishedFacts facts, String dataGroup,
            InstantSource clock, DiskRoom room) {
        this.room = room;
        this.folder = folder;
        this.headquarters = headquarters;
        this.facts = facts;
        this.dataGroup = dataGroup;
        this.clock = clock;
    }

    /** Begins to trust a key; before this nothing is fetched. */
    void trust(VerifyingKey headquartersKey) {
        key = headquartersKey;
        for (DatabaseKind kind : List.of(DatabaseKind.REFERENCE, DatabaseKind.PRIVATE)) {
            installers.put(kind, new PackageInstaller(facts.store(kind), headquartersKey,
                    Optional.of(dataGroup), clock));
        }
    }

    /**
     * Fetches and installs what leads to the newest version of each kind, and keeps the newest full package beside it.
     *
     * @return whether anything new was installed
     */
    synchronized boolean fetch() throws IOException {
        boolean changed = false;
        for (Map.Entry<DatabaseKind, PackageInstaller> entry : installers.entrySet()) {
            boolean nearer = true;
            while (nearer) {
                nearer = fetchNext(entry.getKey(), entry.getValue());
                changed |= nearer;
            }
            mirrorFull(entry.getKey());
        }
        return changed;
    }

    /** The package that brings who has a version nearer to the newest; see {@link PackageShelf#next}. */
    public Optional<PackageFolder> next(DatabaseKind kind, long installed) throws IOException {
        return shelf(kind).next(installed);
    }

    /** The file of a frame of a full package; empty when there is none of this version and index here. */
    public Optional<Path> frame(DatabaseKind kind, long version, int index) {
        return present(shelf(kind).full(version).frameFile(index));
    }

    /** The file of a frame of a delta package; empty when it is not here. */
    public Optional<Path> frame(DatabaseKind kind, long version, long base, int index) {
        return present(shelf(kind).delta(version, base).frameFile(index));
    }

    private static Optional<Path> present(Path file) {
        return Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
    }

    /** Takes one step towards the newest version; whether there was one to take. */
    private boolean fetchNext(DatabaseKind kind, PackageInstaller installer) throws IOException {
        long installed = facts.store(kind).sound().map(Generation::version).orElse(0L);
        Optional<SignedManifest> next = headquarters.packages().next(kind, installed);
        if (next.isEmpty()) {
            return false;
        }
        PackageManifest manifest = PackageManifest.ofJson(next.get().manifest());
        PackageFolder mirror = shelf(kind).of(manifest);
        if (manifest.version() == installed || isResting(manifest)) {
            return false;
        }
        // Installing takes the frames once more, and puts the file together from them.
        long installing = compressed(manifest.frames()) + manifest.totalBytes();
        Optional<InstallOutcome.Refused> noRoom = mirror(manifest, kind, mirror, installing);
        return switch (noRoom.isPresent() ? noRoom.get() : installer.install(next.get(), mirror)) {
            case InstallOutcome.Refused refused -> {
                rest(manifest, mirror, refused);
                yield false;
            }
            case InstallOutcome.Installed done -> {
                keep(kind, mirror, next.get());
                LOG.info("{} package {} is installed", kind.code(), done.generation().version());
                yield true;
            }
            case InstallOutcome.AlreadyInstalled _ -> {
                keep(kind, mirror, next.get());
                yield false;
            }
        };
    }

    /** Has the newest full package here as well, for registers that are new or far behind. */
    private void mirrorFull(DatabaseKind kind) throws IOException {
        Optional<SignedManifest> full = headquarters.packages().next(kind, 0);
        if (full.isEmpty() || key == null || !key.verifies(full.get().manifest(), full.get().signature())) {
            return;
        }
        PackageManifest manifest = PackageManifest.ofJson(full.get().manifest());
        PackageFolder mirror = shelf(kind).of(manifest);
        long installed = facts.store(kind).sound().map(Generation::version).orElse(0L);
        if (!mirror.isFinished() && manifest.version() <= installed && !isResting(manifest)) {
            Optional<InstallOutcome.Refused> noRoom = mirror(manifest, kind, mirror, 0);
            if (noRoom.isPresent()) {
                rest(manifest, mirror, noRoom.get());
            } else {
                keep(kind, mirror, full.get());
            }
        }
    }

    private boolean isResting(PackageManifest manifest) {
        resting.values().removeIf(until -> !clock.instant().isBefore(until));
        return resting.containsKey(manifest.fileSha256());
    }

    private void rest(PackageManifest manifest, PackageFolder mirror, InstallOutcome.Refused refused)
            throws IOException {
        LOG.warn("{} package {} is refused: {}; it is looked at again in {} minutes", manifest.kind(),
                manifest.version(), refused, REST_AFTER_REFUSAL.toMinutes());
        resting.put(manifest.fileSha256(), clock.instant().plus(REST_AFTER_REFUSAL));
        if (!mirror.isFinished()) {
            mirror.delete();
        }
    }

    /**
     * Has every frame of a package here.
     *
     * @param more bytes that are needed beside
     * @return why not, when the disk has no room for it; what has come of it is of no use then
     */
    private Optional<InstallOutcome.Refused> mirror(PackageManifest manifest, DatabaseKind kind, PackageFolder mirror,
            long more) throws IOException {
        Files.createDirectories(mirror.path());
        List<Frame> missing = new ArrayList<>();
        for (Frame frame : manifest.frames()) {
            if (!isMirrored(mirror, frame)) {
                missing.add(frame);
            }
        }
        long needed = compressed(missing) + more + OfflineReadiness.SHIFT_BYTES;
        long free = room.freeBytes(mirror.path());
        if (free < needed) {
            return Optional.of(new InstallOutcome.Refused(PackageFault.NOT_ENOUGH_SPACE,
                    free + " bytes free, " + needed + " needed"));
        }
        FrameSource source = headquarters.frames().of(kind, manifest);
        try {
            for (Frame frame : missing) {
                mirror(source, mirror, frame);
            }
        } catch (IOException e) {
            if (room.freeBytes(mirror.path()) >= OfflineReadiness.SHIFT_BYTES) {
                throw e;
            }
            LOG.warn("the disk has become full while a package came", e);
            return Optional.of(new InstallOutcome.Refused(PackageFault.NOT_ENOUGH_SPACE, "it ran full meanwhile"));
        }
        return Optional.empty();
    }

    private static long compressed(List<Frame> frames) {
        return frames.stream().mapToLong(Frame::compressedBytes).sum();
    }

    private static boolean isMirrored(PackageFolder mirror, Frame frame) throws IOException {
        Path file = mirror.frameFile(frame.index());
        return Files.exists(file) && Sha256.hexOf(file).equals(frame.sha256());
    }

    private static void mirror(FrameSource source, PackageFolder mirror, Frame frame) throws IOException {
        Path file = mirror.frameFile(frame.index());
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try (InputStream in = source.open(frame, 0)) {
            Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private void keep(DatabaseKind kind, PackageFolder mirror, SignedManifest signed) throws IOException {
        mirror.finish(signed);
        shelf(kind).keepNewest(KEPT_VERSIONS);
    }

    private PackageShelf shelf(DatabaseKind kind) {
        return new PackageShelf(folder.resolve(kind.code()));
    }
}
