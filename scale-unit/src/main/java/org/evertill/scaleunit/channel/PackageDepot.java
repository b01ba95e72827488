package org.evertill.scaleunit.channel;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evertill.exchange.files.Sha256;
import org.evertill.exchange.link.HeadquartersLink;
import org.evertill.exchange.packages.FrameSource;
import org.evertill.exchange.packages.Generation;
import org.evertill.exchange.packages.InstallOutcome;
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
 * package that cannot be installed here is not handed on. Fetching is for one thread at a time; serving for any.
 */
public final class PackageDepot {
    private static final Logger LOG = LoggerFactory.getLogger(PackageDepot.class);
    /** A register that began to fetch a package may finish it after the next has come. */
    private static final int KEPT_VERSIONS = 2;

    private final Path folder;
    private final HeadquartersLink headquarters;
    private final PublishedFacts facts;
    private final String dataGroup;
    private final InstantSource clock;
    private final Map<DatabaseKind, PackageInstaller> installers = new EnumMap<>(DatabaseKind.class);
    private @Nullable VerifyingKey key;

    /** Keeps packages in a folder; fetches nothing before {@link #trust}. */
    public PackageDepot(Path folder, HeadquartersLink headquarters, PublishedFacts facts, String dataGroup,
            InstantSource clock) {
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
        if (manifest.version() == installed) {
            return false;
        }
        mirror(manifest, kind, mirror);
        return switch (installer.install(next.get(), mirror)) {
            case InstallOutcome.Refused refused -> {
                LOG.warn("{} package {} is refused: {}", kind.code(), manifest.version(), refused);
                mirror.delete();
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
        if (!mirror.isFinished() && manifest.version() <= installed) {
            mirror(manifest, kind, mirror);
            keep(kind, mirror, full.get());
        }
    }

    private void mirror(PackageManifest manifest, DatabaseKind kind, PackageFolder mirror) throws IOException {
        Files.createDirectories(mirror.path());
        FrameSource source = headquarters.frames().of(kind, manifest);
        for (Frame frame : manifest.frames()) {
            mirror(source, mirror, frame);
        }
    }

    private static void mirror(FrameSource source, PackageFolder mirror, Frame frame) throws IOException {
        Path file = mirror.frameFile(frame.index());
        if (Files.exists(file) && Sha256.hexOf(file).equals(frame.sha256())) {
            return;
        }
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
