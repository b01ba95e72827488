package org.evertill.exchange.packages;

import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Optional;
import org.evertill.exchange.files.RightOfWay;
import org.evertill.exchange.files.Sha256;
import org.evertill.exchange.files.SteadySync;
import org.evertill.exchange.packages.InstallOutcome.Refused;
import org.evertill.exchange.packages.PackageManifest.Frame;

/**
 * The frames of one package on their way: what is on disk with the right hash is not fetched again, after a restart
 * too. For one thread.
 */
public final class StagedPackage {
    /** The largest window a piece can need; a frame that asks for more memory was not made by a package writer. */
    private static final int MOST_WINDOW_LOG = 23;
    private static final int BUFFER_BYTES = 1 << 16;
    /** What is unpacked, hashed and written before a sale may go first: a millisecond or two. */
    private static final int SLICE_BYTES = 1 << 19;

    private final PackageFolder folder;
    private final PackageManifest manifest;

    /** What becomes of a slice. */
    @FunctionalInterface
    private interface SliceSink {
        void take(int length) throws IOException;
    }

    /** Of what is in a folder; nothing is read yet. */
    public StagedPackage(PackageFolder folder, PackageManifest manifest) {
        this.folder = folder;
        this.manifest = manifest;
    }

    /** The bytes still to be fetched, by what files are there; their hashes are checked by {@link #fetch}. */
    public long missingBytes() {
        return manifest.frames().stream()
                .filter(frame -> !Files.exists(folder.frameFile(frame.index())))
                .mapToLong(Frame::compressedBytes)
                .sum();
    }

    /**
     * Fetches what is missing, frame by frame, a broken one from where it stopped.
     *
     * @return why it is not all here, when the source gave something else than the manifest says
     * @throws IOException when the source cannot go on now, or the disk cannot; what has come is kept
     */
    public Optional<Refused> fetch(FrameSource source) throws IOException {
        for (Frame frame : manifest.frames()) {
            Optional<Refused> refused = isComplete(folder.frameFile(frame.index()), frame)
                    ? Optional.empty()
                    : fetch(source, frame);
            if (refused.isPresent()) {
                return refused;
            }
        }
        return Optional.empty();
    }

    private Optional<Refused> fetch(FrameSource source, Frame frame) throws IOException {
        Path done = folder.frameFile(frame.index());
        Path part = done.resolveSibling(done.getFileName() + ".part");
        long had = Files.exists(part) ? Files.size(part) : 0;
        if (had >= frame.compressedBytes()) {
            Files.delete(part);
            had = 0;
        }
        try (InputStream in = source.open(frame, had);
                OutputStream out = Files.newOutputStream(
                        part, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            // One byte more than promised tells a longer frame from the right one; the rest of it is never read.
            copy(in, out, frame.compressedBytes() - had + 1);
        }
        long has = Files.size(part);
        if (has < frame.compressedBytes() && has > had) {
            return refuse(PackageFault.FRAME_INCOMPLETE, frame, has + " of " + frame.compressedBytes() + " bytes");
        }
        if (!isComplete(part, frame)) {
            Files.delete(part);
            return refuse(PackageFault.FRAME_ALTERED, frame, "discarded");
        }
        Files.move(part, done, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return Optional.empty();
    }

    /**
     * Makes the file of all frames. It is on the disk for good once somebody has synchronised it; of a large one most
     * is there by then.
     *
     * @param rightOfWay who goes before each small piece of it
     */
    Optional<Refused> assemble(Path target, RightOfWay rightOfWay) throws IOException {
        MessageDigest digest = Sha256.digest();
        try (FileChannel out = FileChannel.open(target, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE);
                SteadySync steady = new SteadySync(out, rightOfWay)) {
            byte[] slice = new byte[SLICE_BYTES];
            for (Frame frame : manifest.frames()) {
                Optional<Refused> refused = unpack(frame, slice, length -> {
                    digest.update(slice, 0, length);
                    write(ByteBuffer.wrap(slice, 0, length), out);
                    steady.keepUp();
                });
                if (refused.isPresent()) {
                    return refused;
                }
            }
        }
        if (!Sha256.hex(digest, new byte[0]).equals(manifest.fileSha256())) {
            return Optional.of(new Refused(PackageFault.FILE_ALTERED, "SHA-256 differs"));
        }
        return Optional.empty();
    }

    /** Fills the slice again and again with what comes next of a frame, and never takes more than was promised. */
    private Optional<Refused> unpack(Frame frame, byte[] slice, SliceSink sink) throws IOException {
        try (InputStream frames = Files.newInputStream(folder.frameFile(frame.index()));
                ZstdInputStreamNoFinalizer in = new ZstdInputStreamNoFinalizer(frames).setLongMax(MOST_WINDOW_LOG)) {
            for (long left = frame.bytes(); left > 0;) {
                int length = in.readNBytes(slice, 0, (int) Math.min(slice.length, left));
                if (length == 0) {
                    return refuse(PackageFault.LENGTHS_DISAGREE, frame, frame.bytes() - left + " bytes");
                }
                sink.take(length);
                left -= length;
            }
            return in.read() < 0 ? Optional.empty() : refuse(PackageFault.FRAME_ALTERED, frame, "longer than promised");
        } catch (ZstdIOException e) {
            return refuse(PackageFault.FRAME_ALTERED, frame, String.valueOf(e.getMessage()));
        }
    }

    private static void write(ByteBuffer remaining, FileChannel out) throws IOException {
        while (remaining.hasRemaining()) {
            out.write(remaining);
        }
    }

    private static boolean isComplete(Path file, Frame frame) throws IOException {
        return Files.exists(file)
                && Files.size(file) == frame.compressedBytes()
                && Sha256.hexOf(file).equals(frame.sha256());
    }

    private static void copy(InputStream in, OutputStream out, long most) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        long left = most;
        while (left > 0) {
            int count = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (count < 0) {
                return;
            }
            out.write(buffer, 0, count);
            left -= count;
        }
    }

    private static Optional<Refused> refuse(PackageFault reason, Frame frame, String detail) {
        return Optional.of(new Refused(reason, "frame " + frame.index() + ": " + detail));
    }
}
