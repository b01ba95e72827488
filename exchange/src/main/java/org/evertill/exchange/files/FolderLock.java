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
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Makes a program the only one in a data folder, a register's or a scale unit's. The operating system holds the lock,
 * so it ends with the process, however that ends; the file itself stays and means nothing. Any thread.
 *
 * <p>The system's lock belongs to the process and ends with whatever channel of it on the file is closed first, so
 * nobody here opens the file of a folder that is held here.
 */
public final class FolderLock implements AutoCloseable {
    private static final String FILE_NAME = "lock";
    /** Behind everything the file holds: where locks are mandatory, the owner's number can still be read. */
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;
    private static final int OWNER_BYTES_MAX = 32;
    /** Somebody who looks from outside holds the lock for a moment; that must not refuse a register that starts. */
    private static final int TRIES = 20;
    private static final long PAUSE_NANOS = 50_000_000;
    private static final Set<Path> HELD_HERE = new HashSet<>();

    private final FileChannel channel;
    private final Path folder;

    private FolderLock(FileChannel channel, Path folder) {
        this.channel = channel;
        this.folder = folder;
    }

    /** What is done in a folder while nobody works in it. */
    @FunctionalInterface
    public interface Visit {
        /** Does it. */
        void run() throws IOException;
    }

    /**
     * Takes a folder, which must be there.
     *
     * @return empty when another program has it, or this one already
     */
    public static Optional<FolderLock> take(Path folder) throws IOException {
        return take(folder, () -> LockSupport.parkNanos(PAUSE_NANOS));
    }

    /** As {@link #take(Path)}, with something else to do between two tries. */
    static Optional<FolderLock> take(Path folder, Runnable pause) throws IOException {
        for (int left = TRIES; left > 1; left--) {
            Optional<FolderLock> lock = tryToTake(folder);
            if (lock.isPresent() || isHeldHere(folder)) {
                return lock;
            }
            pause.run();
        }
        return tryToTake(folder);
    }

    private static Optional<FolderLock> tryToTake(Path folder) throws IOException {
        synchronized (HELD_HERE) {
            if (isHeldHere(folder)) {
                return Optional.empty();
            }
            FileChannel channel = FileChannel.open(folder.resolve(FILE_NAME),
                    StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            try {
                if (tryLock(channel, false) == null) {
                    channel.close();
                    return Optional.empty();
                }
                channel.truncate(0);
                channel.write(ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid())
                        .getBytes(StandardCharsets.US_ASCII)), 0);
            } catch (IOException e) {
                channel.close();
                throw e;
            }
            Path held = folder.toRealPath();
            HELD_HERE.add(held);
            return Optional.of(new FolderLock(channel, held));
        }
    }

    /** Whether a program works in a folder; shares the lock for a moment, and needs to write nothing there. */
    public static boolean isHeld(Path folder) throws IOException {
        synchronized (HELD_HERE) {
            Path file = folder.resolve(FILE_NAME);
            if (!Files.exists(file)) {
                return false;
            }
            if (isHeldHere(folder)) {
                return true;
            }
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
                    FileLock lock = tryLock(channel, true)) {
                return lock == null;
            }
        }
    }

    /**
     * Does something while no program works in a folder and none can begin to.
     *
     * @return whether it was done
     */
    public static boolean whileFree(Path folder, Visit visit) throws IOException {
        synchronized (HELD_HERE) {
            Path file = folder.resolve(FILE_NAME);
            if (!Files.exists(file)) {
                visit.run();
                return true;
            }
            if (isHeldHere(folder)) {
                return false;
            }
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
                    FileLock lock = tryLock(channel, false)) {
                if (lock == null) {
                    return false;
                }
                visit.run();
                return true;
            }
        }
    }

    /** Who took a folder last, for a sentence: {@code " (process 4711)"}, or nothing when it is not known. */
    public static String owner(Path folder) throws IOException {
        synchronized (HELD_HERE) {
            if (isHeldHere(folder)) {
                return " (process " + ProcessHandle.current().pid() + ")";
            }
            try (FileChannel channel = FileChannel.open(folder.resolve(FILE_NAME), StandardOpenOption.READ)) {
                ByteBuffer bytes = ByteBuffer.allocate(OWNER_BYTES_MAX);
                channel.read(bytes, 0);
                String number = new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII).strip();
                return number.matches("[0-9]+") ? " (process " + number + ")" : "";
            }
        }
    }

    private static boolean isHeldHere(Path folder) throws IOException {
        synchronized (HELD_HERE) {
            return HELD_HERE.contains(folder.toRealPath());
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel, boolean shared) throws IOException {
        try {
            return channel.tryLock(LOCKED_BYTE, 1, shared);
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        synchronized (HELD_HERE) {
            HELD_HERE.remove(folder);
            channel.close();
        }
    }
}
