package org.evertill.scaleunit.channel;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
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
import org.evertill.exchange.packages.SignedManifest;
import org.evertill.exchange.packages.StagedPackage;
import org.evertill.exchange.packages.VerifyingKey;
import org.evertill.exchange.tables.DatabaseKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Headquarters' packages as this channel keeps them for its registers, by edition and kind. They take no room that the
 * sales of the registers need, and one that was refused is left alone for a while. Writing is for one thread at a time;
 * the shelves are for any.
 */
final class PackageMirror {
    private static final Logger LOG = LoggerFactory.getLogger(PackageMirror.class);
    /** A register that began to fetch a package may finish it after the next has come. */
    private static final int KEPT_VERSIONS = 2;
    /** A package that was refused is not copied and checked again with every look, for it may be very large. */
    private static final Duration REST_AFTER_REFUSAL = Duration.ofMinutes(10);

    private final Path folder;
    private final HeadquartersLink headquarters;
    private final InstantSource clock;
    private final DiskRoom room;
    /** What rests, by the hash of its file. */
    private final Map<String, Rest> resting = new HashMap<>();

    /** Why a package was refused, and when it is looked at again. */
    private record Rest(Instant until, Refused why) { }

    PackageMirror(Path folder, HeadquartersLink headquarters, InstantSource clock, DiskRoom room) {
        this.folder = folder;
        this.headquarters = headquarters;
        this.clock = clock;
        this.room = room;
    }

    /** The packages of an edition that are here. */
    PackageShelf shelf(Edition edition, DatabaseKind kind) {
        return new PackageShelf(folder.resolve(edition.code()).resolve(kind.code()));
    }

    /**
     * Has every package of an edition here that leads to the newest, for registers alone: nothing of it is installed.
     * Only what headquarters has signed is kept.
     */
    void follow(Edition edition, DatabaseKind kind, ManifestTrust key) throws IOException, SQLException {
        boolean nearer = true;
        while (nearer) {
            long here = shelf(edition, kind).newestVersion();
            nearer = bring(edition, kind, here, key).filter(manifest -> manifest.version() > here).isPresent();
        }
        bring(edition, kind, 0, key);
    }

    /**
     * Has every package here again that leads to a version the channel itself has. It may have been cut off between
     * installing one and keeping it, or its packages were deleted; the next one would leave a gap that no register
     * gets over.
     *
     * @return whether the next may come: false where one that is missing could not be fetched
     */
    boolean catchUp(Edition edition, DatabaseKind kind, long installed, ManifestTrust key)
            throws IOException, SQLException {
        long here = shelf(edition, kind).newestVersion();
        while (here < installed) {
            Optional<SignedManifest> next = headquarters.packages().next(edition, kind, here);
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

    /** Has every package signed as headquarters signs it now; one that headquarters does not give any more goes. */
    void renew(VerifyingKey key) throws IOException, SQLException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<Path> editions;
        try (Stream<Path> folders = Files.list(folder)) {
            editions = folders.toList();
        }
        for (Path own : editions) {
            Edition edition = Edition.ofCode(own.getFileName().toString());
            for (DatabaseKind kind : List.of(DatabaseKind.REFERENCE, DatabaseKind.PRIVATE)) {
                for (PackageFolder kept : shelf(edition, kind).packages()) {
                    renew(edition, kind, kept, key);
                }
            }
        }
    }

    private void renew(Edition edition, DatabaseKind kind, PackageFolder kept, VerifyingKey key)
            throws IOException, SQLException {
        SignedManifest signed;
        try {
            signed = kept.signedManifest().orElseThrow();
        } catch (JsonProcessingException e) {
            LOG.warn("a kept package has a damaged manifest; it goes and will be fetched again: {}", kept.path(), e);
            kept.delete();
            return;
        }
        if (key.verifies(signed)) {
            return;
        }
        long base = PackageManifest.ofJson(signed.manifest()).baseVersion();
        Optional<SignedManifest> offered = headquarters.packages().next(edition, kind, base)
                .filter(again -> Arrays.equals(again.manifest(), signed.manifest()));
        if (offered.isPresent()) {
            kept.finish(offered.get());
        } else {
            kept.delete();
        }
    }

    /** Has the newest full package here as well, for registers that are new or far behind. */
    void bringFull(Edition edition, DatabaseKind kind, long newest, ManifestTrust key)
            throws IOException, SQLException {
        Optional<SignedManifest> full = headquarters.packages().next(edition, kind, 0);
        if (full.isPresent() && PackageManifest.ofJson(full.get().manifest()).version() <= newest) {
            take(edition, kind, full.get(), key);
        }
    }

    private Optional<PackageManifest> bring(Edition edition, DatabaseKind kind, long installed, ManifestTrust key)
            throws IOException, SQLException {
        Optional<SignedManifest> next = headquarters.packages().next(edition, kind, installed);
        return next.isEmpty() ? Optional.empty() : take(edition, kind, next.get(), key);
    }

    private Optional<PackageManifest> take(Edition edition, DatabaseKind kind, SignedManifest signed,
            ManifestTrust key) throws IOException, SQLException {
        if (!key.verifies(signed)) {
            return Optional.empty();
        }
        PackageManifest manifest = PackageManifest.ofJson(signed.manifest());
        PackageFolder copy = shelf(edition, kind).of(manifest);
        if (copy.isFinished()) {
            return Optional.of(manifest);
        }
        if (!manifest.dataGroup().equals(edition.code()) || isResting(manifest)) {
            return Optional.empty();
        }
        Optional<Refused> noRoom = copy(manifest, kind, copy, 0);
        if (noRoom.isPresent()) {
            rest(manifest, copy, noRoom.get());
            return Optional.empty();
        }
        keep(edition, kind, copy, signed);
        return Optional.of(manifest);
    }

    /** Whether a package was refused a short while ago. */
    private boolean isResting(PackageManifest manifest) {
        return whyResting(manifest).isPresent();
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
        FrameSource source = headquarters.frames().of(kind, manifest);
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
        shelf(edition, kind).keepNewest(KEPT_VERSIONS);
    }
}
