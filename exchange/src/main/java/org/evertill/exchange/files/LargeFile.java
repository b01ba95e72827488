package org.evertill.exchange.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file that may be so large that the disk is busy with deleting it for longer than a sale should wait. */
public record LargeFile(Path path) {
    /** What a disk gives up at once without anybody noticing. */
    private static final long PIECE_BYTES = 16 << 20;

    /**
     * Deletes it, if it is there, from its end and piece by piece. Cut off in between it is left shorter, so nobody may
     * need it any more.
     *
     * @throws IOException when the system does not let go of it; it may be shorter then
     */
    public void delete(RightOfWay rightOfWay) throws IOException {
        if (Files.isRegularFile(path) && Files.size(path) > PIECE_BYTES) {
            try (FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE)) {
                for (long left = file.size() - PIECE_BYTES; left > 0; left -= PIECE_BYTES) {
                    rightOfWay.giveWay();
                    file.truncate(left);
                }
            }
        }
        rightOfWay.giveWay();
        Files.deleteIfExists(path);
    }
}
