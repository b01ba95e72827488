package org.evertill.scaleunit.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One at a time, among the threads of this process and among processes: a scale unit that runs and a command beside it.
 * Who comes second waits. The operating system holds the lock of a file, so it ends with its process, however that
 * ends; the file stays and means nothing. For platform threads; one that has it may take it again.
 */
public final class ProcessLock {
    /** By file: the system's lock belongs to the process, which has one such lock however many of these it makes. */
    private static final Map<Path, ReentrantLock> HERE = new ConcurrentHashMap<>();

    private final Path file;

    /** A lock on a file, which is made when it is first taken. */
    public ProcessLock(Path file) {
        this.file = file.toAbsolutePath().normalize();
    }

    /** Holds the lock until it is closed, by the thread that took it. */
    public static final class Hold implements AutoCloseable {
        private final ReentrantLock here;
        private final @Nullable FileChannel channel;

        private Hold(ReentrantLock here, @Nullable FileChannel channel) {
            this.here = here;
            this.channel = channel;
        }

        @Override
        public void close() throws IOException {
            try (FileChannel _ = channel) {
                // Closed last to first: the channel, and with it the system's lock, before anybody here goes on.
            } finally {
                here.unlock();
            }
        }
    }

    /** Takes it, and waits for whoever has it. */
    public Hold take() throws IOException {
        ReentrantLock here = here();
        here.lock();
        return held(here, true).orElseThrow();
    }

    /** Takes it unless somebody else has it. */
    public Optional<Hold> takeIfFree() throws IOException {
        ReentrantLock here = here();
        return here.tryLock() ? held(here, false) : Optional.empty();
    }

    private ReentrantLock here() {
        return HERE.computeIfAbsent(file, _ -> new ReentrantLock());
    }

    private Optional<Hold> held(ReentrantLock here, boolean waiting) throws IOException {
        if (here.getHoldCount() > 1) {
            return Optional.of(new Hold(here, null));
        }
        FileChannel channel = null;
        try {
            Files.createDirectories(file.getParent());
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if ((waiting ? channel.lock() : channel.tryLock()) != null) {
                return Optional.of(new Hold(here, channel));
            }
        } catch (IOException | OverlappingFileLockException e) {
            release(here, channel);
            throw e;
        }
        release(here, channel);
        return Optional.empty();
    }

    private static void release(ReentrantLock here, @Nullable FileChannel channel) throws IOException {
        new Hold(here, channel).close();
    }
}
