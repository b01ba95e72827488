package org.evertill.offlinedb;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Disk space kept for sales: a ballast file that is given up when the journal meets a full disk, so that the running
 * sales can still be committed while somebody makes room. Safe on any thread.
 */
public final class DiskReserve {
    /** Room for some thousands of sales. */
    static final int BALLAST_BYTES = 16 << 20;

    private static final Logger LOG = LoggerFactory.getLogger(DiskReserve.class);
    /** On a disk with less than this left, the journal needs the room itself. */
    private static final long FREE_BYTES_LEFT = 64L << 20;
    private static final String FILE_NAME = "ballast";
    private static final int PIECE_BYTES = 1 << 16;

    private final Path file;

    /** Describes the reserve of a data folder; {@link #fill} makes it. */
    DiskReserve(Path folder) {
        this.file = folder.resolve(FILE_NAME);
    }

    /** Makes the ballast if it is missing and there is room. A disk too full for it is no reason not to sell. */
    public synchronized void fill() {
        try {
            if (isWhole() || freeBytes() < FREE_BYTES_LEFT + BALLAST_BYTES) {
                return;
            }
            write();
        } catch (IOException e) {
            LOG.warn("no ballast could be laid in {}: a full disk will stop sales at once", file, e);
            release();
        }
    }

    /**
     * Gives the ballast up.
     *
     * @return whether that made room
     */
    public synchronized boolean release() {
        try {
            boolean released = Files.deleteIfExists(file);
            if (released) {
                LOG.warn("the disk is full: {} bytes of ballast were given up for the journal", BALLAST_BYTES);
            }
            return released;
        } catch (IOException e) {
            LOG.error("the ballast {} cannot be given up", file, e);
            return false;
        }
    }

    /** Whether the ballast is there: while it is not, the disk is full or nearly so, and somebody must make room. */
    public synchronized boolean isWhole() {
        try {
            return Files.exists(file) && Files.size(file) >= BALLAST_BYTES;
        } catch (IOException e) {
            return false;
        }
    }

    /** Bytes this program may still write on the disk of the data folder. */
    public long freeBytes() throws IOException {
        FileStore disk = Files.getFileStore(file.toAbsolutePath().getParent());
        return disk.getUsableSpace();
    }

    private void write() throws IOException {
        // Written and not only sized: a hole in a file takes no room and so gives none back.
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING)) {
            byte[] piece = new byte[PIECE_BYTES];
            Arrays.fill(piece, (byte) 'b');
            for (int written = 0; written < BALLAST_BYTES; written += PIECE_BYTES) {
                ByteBuffer remaining = ByteBuffer.wrap(piece);
                while (remaining.hasRemaining()) {
                    channel.write(remaining);
                }
            }
            channel.force(true);
        }
    }
}
