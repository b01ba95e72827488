package org.evertill.exchange.packages;

import com.github.luben.zstd.ZstdCompressCtx;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.evertill.exchange.files.DurableFile;
import org.evertill.exchange.files.Sha256;

/**
 * Cuts a file into pieces and compresses each by itself, several at a time on threads of its own. A lost or altered
 * piece costs only that piece, and any cache can keep it.
 */
final class FrameCutter {
    /** Small enough to be fetched again over a bad line, large enough to compress well. */
    static final int PIECE_BYTES = 8 << 20;

    /** A package is made once and fetched often; above 9, a tenth smaller costs twenty times the time. */
    private static final int COMPRESSION_LEVEL = 9;

    private static final int MOST_THREADS = 4;

    private final PackageFolder folder;

    FrameCutter(PackageFolder folder) {
        this.folder = folder;
    }

    /** Writes the frames of a file into the folder and lists them. */
    List<PackageManifest.Frame> cut(Path file) throws IOException {
        int count = Math.toIntExact(Math.ceilDiv(Files.size(file), PIECE_BYTES));
        List<Callable<PackageManifest.Frame>> pieces = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            int piece = index;
            pieces.add(() -> write(file, piece));
        }
        int threads = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, MOST_THREADS);
        try (ExecutorService executor = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().daemon().name("package-frames-", 1).factory())) {
            List<PackageManifest.Frame> frames = new ArrayList<>();
            for (Future<PackageManifest.Frame> frame : executor.invokeAll(pieces)) {
                frames.add(frame.get());
            }
            return frames;
        } catch (ExecutionException e) {
            throw new IOException("a frame of " + file + " could not be written", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while cutting " + file, e);
        }
    }

    private PackageManifest.Frame write(Path file, int index) throws IOException {
        byte[] raw = read(file, index);
        byte[] compressed = compress(raw);
        Path frame = folder.frameFile(index);
        Files.write(frame, compressed, StandardOpenOption.CREATE_NEW);
        DurableFile.sync(frame);
        return new PackageManifest.Frame(index, raw.length, compressed.length, Sha256.hexOf(compressed));
    }

    private static byte[] read(Path file, int index) throws IOException {
        long start = (long) index * PIECE_BYTES;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer piece = ByteBuffer.allocate((int) Math.min(PIECE_BYTES, channel.size() - start));
            while (piece.hasRemaining()) {
                if (channel.read(piece, start + piece.position()) < 0) {
                    throw new EOFException(file + " became shorter while it was cut");
                }
            }
            return piece.array();
        }
    }

    private static byte[] compress(byte[] raw) {
        try (ZstdCompressCtx context = new ZstdCompressCtx()) {
            context.setLevel(COMPRESSION_LEVEL);
            context.setContentSize(true);
            return context.compress(raw);
        }
    }
}
