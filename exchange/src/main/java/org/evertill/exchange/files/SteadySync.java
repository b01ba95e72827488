package org.evertill.exchange.files;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Puts a growing file on the disk piece by piece while it is being written. A sale that is synchronised beside it waits
 * for what the disk was given before, so that must never be much; and as the disk works while the next piece is being
 * made, little is left to wait for at the end. The last bytes are the writer's to synchronise. For one thread; a second
 * one, its own, waits for the disk.
 */
public final class SteadySync implements AutoCloseable {
    /** A few milliseconds of a slow solid-state disk. Syncing costs something each time, so it is not less. */
    private static final long PIECE_BYTES = 2 << 20;

    private final FileChannel file;
    private final RightOfWay rightOfWay;
    private final ExecutorService disk = Executors.newSingleThreadExecutor(
            work -> Thread.ofPlatform().daemon().name("steady sync").unstarted(work));
    private Future<?> underWay = CompletableFuture.completedFuture(null);
    private long begunBytes;

    /**
     * Begins with what the file has now.
     *
     * @param file       stays the caller's, and must stay open until this is closed
     * @param rightOfWay who goes first
     */
    public SteadySync(FileChannel file, RightOfWay rightOfWay) throws IOException {
        this.file = file;
        this.rightOfWay = rightOfWay;
        this.begunBytes = file.size();
    }

    /**
     * Between two small pieces of work: gives way, and has the disk take what has been written since the last piece.
     * Waits for the piece before that one, so that a disk which is slower than the writer holds it up.
     *
     * @throws IOException when the disk fails, with this piece or the one before
     */
    public void keepUp() throws IOException {
        rightOfWay.giveWay();
        long bytes = file.size();
        if (bytes - begunBytes >= PIECE_BYTES) {
            awaitDisk();
            begunBytes = bytes;
            underWay = disk.submit(() -> {
                file.force(false);
                return bytes;
            });
        }
    }

    /** Waits for the piece that is under way. */
    @Override
    public void close() throws IOException {
        try {
            awaitDisk();
        } finally {
            disk.close();
        }
    }

    private void awaitDisk() throws IOException {
        try {
            underWay.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while the disk took a piece");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failed ? failed : new IOException(e.getCause());
        }
    }
}
