package org.evertill.exchange.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes a program the only one in a data folder, a register's or a scale unit's. The operating system holds the lock,
 * so it ends with the process, however that ends; the file itself stays and means nothing.
 */
public final class FolderLock implements AutoCloseable {
    private static final String FILE_NAME = "lock";
    /** Behind everything the file holds: where locks are mandatory, the owner's number can still be read. */
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;
    private static final int OWNER_BYTES_MAX = 32;

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes a folder, which must be there.
     *
     * @return empty when another program has it, or this one already
     */
    public static Optional<FolderLock> take(Path folder) throws IOException {
        FileChannel channel = FileChannel.open(folder.resolve(FILE_NAME),
                StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            if (tryLock(channel) == null) {
                channel.close();
                return Optional.empty();
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid())
                    .getBytes(StandardCharsets.US_ASCII)), 0);
            return Optional.of(new FolderLock(channel));
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** Whether a program works in a folder; takes the lock for a moment, and makes nothing. */
    public static boolean isHeld(Path folder) throws IOException {
        Path file = folder.resolve(FILE_NAME);
        if (!Files.exists(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock lock = tryLock(channel)) {
            return lock == null;
        }
    }

    /** Who took a folder last, for a sentence: {@code " (process 4711)"}, or nothing when it is not known. */
    public static String owner(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder.resolve(FILE_NAME), StandardOpenOption.READ)) {
            ByteBuffer bytes = ByteBuffer.allocate(OWNER_BYTES_MAX);
            channel.read(bytes, 0);
            String number = new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII).strip();
            return number.matches("[0-9]+") ? " (process " + number + ")" : "";
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock(LOCKED_BYTE, 1, false);
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
