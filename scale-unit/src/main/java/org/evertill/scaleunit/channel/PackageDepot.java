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
import org.evertill.exchange.packages.InstallOutcome;
import org.evertill.exchange.packages.PackageFolder;
import org.evertill.exchange.packages.PackageInstaller;
import org.evertill.exchange.packages.PackageManifest;
import org.evertill.exchange.packages.PackageManifest.Frame;
import org.evertill.exchange.packages.PackageShelf;
import org.evertill.exchange.packages.SignedManifest;
import org.evertill.exchange.packages.VerifyingKey;
import org.evertill.exchange.tables.DatabaseKind;
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
    void trust(VerifyingKey key) {
        for (DatabaseKind kind : List.of(DatabaseKind.REFERENCE, DatabaseKind.PRIVATE)) {
            installers.put(kind, new PackageInstaller(facts.store(kind), key, Optional.of(dataGroup), clock));
        }
    }

    /**
     * Fetches and installs the newest package of each kind.
     *
     * @return whether anything new was installed
     */
    synchronized boolean fetch() throws IOException {
        boolean changed = false;
        for (Map.Entry<DatabaseKind, PackageInstaller> entry : installers.entrySet()) {
            Optional<SignedManifest> newest = headquarters.newest().of(entry.getKey());
            if (newest.isPresent()) {
                changed |= fetch(entry.getKey(), entry.getValue(), newest.get());
            }
        }
        return changed;
    }

    /** The newest finished package of a kind. */
    public Optional<PackageFolder> newest(DatabaseKind kind) throws IOException {
        return shelf(kind).newest();
    }

    /** The file of a frame; empty when there is none of this version and index here. */
    public Optional<Path> frame(DatabaseKind kind, long version, int index) {
        Path file = shelf(kind).version(version).frameFile(index);
        return Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
    }

    private boolean fetch(DatabaseKind kind, PackageInstaller installer, SignedManifest signed) throws IOException {
        PackageManifest manifest = PackageManifest.ofJson(signed.manifest());
        PackageFolder mirror = shelf(kind).version(manifest.version());
        if (mirror.signedManifest().isPresent() && facts.store(kind).current()
                .filter(installed -> installed.version() == manifest.version()).isPresent()) {
            return false;
        }
        Files.createDirectories(mirror.path());
        FrameSource source = headquarters.frames().of(kind, manifest.version());
        for (Frame frame : manifest.frames()) {
            mirror(source, mirror, frame);
        }
        return switch (installer.install(signed, mirror)) {
            case InstallOutcome.Refused refused -> {
                LOG.warn("{} package {} is refused: {}", kind.code(), manifest.version(), refused);
                mirror.delete();
                yield false;
            }
            case InstallOutcome.Installed installed -> {
                keep(kind, mirror, signed);
                LOG.info("{} package {} is installed", kind.code(), installed.generation().version());
                yield true;
            }
            case InstallOutcome.AlreadyInstalled unused -> {
                keep(kind, mirror, signed);
                yield false;
            }
        };
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
