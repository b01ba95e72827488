package org.evertill.exchange.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts a file on the disk again and again, on a thread of its own, while it is written by somebody who cannot stop in
 * between, so that his own sync at the end has little left. It vouches for nothing: that sync does.
 */
public final class RepeatedSync implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RepeatedSync.class);
    /** In this time SQLite writes a megabyte or two; what is written faster than that needs no help. */
    private static final long PAUSE_MILLIS = 4;

    private final CountDownLatch end = new CountDownLatch(1);
    private final Thread thread;

    /** @param file stays the caller's, and must stay open until this is closed */
    public RepeatedSync(FileChannel file) {
        this.thread = Thread.ofPlatform().daemon().name("repeated sync").start(() -> run(file));
    }

    private void run(FileChannel file) {
        try {
            while (!end.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
                file.force(false);
            }
        } catch (InterruptedException | IOException e) {
            LOG.debug("a file is left to its writer's own sync", e);
        }
    }

    /** Waits for the sync that is under way. */
    @Override
    public void close() {
        end.countDown();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
