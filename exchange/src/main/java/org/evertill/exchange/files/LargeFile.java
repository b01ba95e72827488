package org.evertill.exchange.files;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** A file that may be so large that the disk is busy with it for longer than a sale should wait. */
public record LargeFile(Path path) {
    /** What a disk gives up at once without anybody noticing. */
    private static final long PIECE_BYTES = 16 << 20;
    /** What a disk gets at once, if all of it has changed; syncing costs something each time, so it is not less. */
    private static final long RANGE_BYTES = 2 << 20;
    /** Windows syncs the whole file for each of its parts. */
    private static final boolean SYNCS_PARTS = File.separatorChar == '/';

    /**
     * Puts on the disk what has been written anywhere in it, piece by piece. An interrupted thread does it all the
     * same.
     *
     * @param rightOfWay who goes before each piece
     * @throws java.nio.file.FileSystemException when it could not be opened
     * @throws IOException when the disk fails; what was written may be read and is lost with the power nevertheless
     */
    public void sync(RightOfWay rightOfWay) throws IOException {
        try {
            // An interrupt closes a channel, and what was not synced by then would seem to be a fault of the disk.
            CompletableFuture.runAsync(() -> bringToDisk(rightOfWay), work ->
                    Thread.ofPlatform().daemon().name("large sync").start(work)).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof UncheckedIOException failed ? failed.getCause() : new IOException(e);
        }
    }

    private void bringToDisk(RightOfWay rightOfWay) {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            if (SYNCS_PARTS) {
                bringPartsToDisk(file, rightOfWay);
            }
            rightOfWay.giveWay();
            file.force(false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void bringPartsToDisk(FileChannel file, RightOfWay rightOfWay) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            // No other way leads to a part of a file. Where this one only says that it did, the last sync does it.
            MemorySegment whole = file.map(MapMode.READ_ONLY, 0, file.size(), arena);
            for (long at = 0; at < whole.byteSize(); at += RANGE_BYTES) {
                rightOfWay.giveWay();
                whole.asSlice(at, Math.min(RANGE_BYTES, whole.byteSize() - at)).force();
            }
        }
    }

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
