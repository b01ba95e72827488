package org.evertill.exchange.packages;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.evertill.exchange.files.DurableFile;
import org.evertill.exchange.wire.WireJson;

/**
 * A finished package on disk, to be served or installed from: the signed manifest and one file per frame. Immutable
 * once the manifest is there, which is written last. Safe on any thread.
 */
public record PackageFolder(Path path) implements FrameSource {

    /** The signed manifest, or empty when the package never got finished. */
    public Optional<SignedManifest> signedManifest() throws IOException {
        Path file = manifestFile();
        return Files.exists(file)
                ? Optional.of(WireJson.mapper().readValue(Files.readAllBytes(file), SignedManifest.class))
                : Optional.empty();
    }

    /** Whether it got finished. */
    public boolean isFinished() {
        return Files.exists(manifestFile());
    }

    /** The length of all its files. */
    public long bytes() throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }

    /** The file of a frame, whether it is there or not. */
    public Path frameFile(int index) {
        return path.resolve(String.format(Locale.ROOT, "%05d.zst", index));
    }

    @Override
    public InputStream open(PackageManifest.Frame frame, long offset) throws IOException {
        InputStream in = Files.newInputStream(frameFile(frame.index()));
        in.skipNBytes(offset);
        return in;
    }

    /** Makes it a package, once every frame file is there: the manifest is written last. */
    public void finish(SignedManifest signed) throws IOException {
        DurableFile.syncFolder(path);
        new DurableFile(manifestFile()).replace(WireJson.mapper().writeValueAsBytes(signed));
    }

    /** Deletes the package, its manifest first, so that what is left of an interrupted deletion is no package. */
    public void delete() throws IOException {
        Files.deleteIfExists(manifestFile());
        try (Stream<Path> files = Files.list(path)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(path);
    }

    private Path manifestFile() {
        return path.resolve("manifest.json");
    }
}
