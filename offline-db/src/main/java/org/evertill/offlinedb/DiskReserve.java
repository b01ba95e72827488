package org.evertill.offlinedb;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.evertill.commerce.connection.OfflineReadiness;
import org.evertill.exchange.files.DiskRoom;
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
    private static final String FILE_NAME = "ballast";
    private static final int PIECE_BYTES = 1 << 16;

    private final Path file;
    private final DiskRoom disk;

    /** Describes the reserve of a data folder; {@link #fill} makes it. */
    DiskReserve(Path folder) {
        this(folder, DiskRoom.OF_THE_SYSTEM);
    }

    /** The reserve of a data folder, on a disk that somebody else measures. */
    DiskReserve(Path folder, DiskRoom disk) {
        this.disk = disk;
        this.file = folder.resolve(FILE_NAME);
    }

    /**
     * Makes the ballast if it is missing and there is room, beside what a shift may need: on a disk with less left the
     * journal needs the room itself. A disk too full for it is no reason not to sell.
     */
    public synchronized void fill() {
        try {
            if (isWhole() || freeBytes() < OfflineReadiness.SHIFT_BYTES + BALLAST_BYTES) {
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
        return disk.freeBytes(file.toAbsolutePath().getParent());
    }

    /**
     * Bytes that may still be written beside a whole ballast, which is laid anew where it was given up and somebody has
     * made room since: at the next full disk sales go on once more. Below zero where not even the ballast fits.
     */
    public long freeBytesBesideBallast() throws IOException {
        fill();
        return isWhole() ? freeBytes() : freeBytes() - BALLAST_BYTES;
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
