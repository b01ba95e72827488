package org.evertill.syncagent;

import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads of the register's side of the line, one for each. In a test all may be the same.
 *
 * @param timers    deadlines; nothing on it may block
 * @param uploads   upload rounds
 * @param downloads download rounds, with the lowest priority: a till that rings comes first
 * @param counts    counting what is unsent: a cashier sees the number move while an upload hangs
 */
public record SyncThreads(ScheduledExecutorService timers, ScheduledExecutorService uploads,
        ScheduledExecutorService downloads, ScheduledExecutorService counts) {
    private static final Logger LOG = LoggerFactory.getLogger(SyncThreads.class);
    /** Putting a package together cannot be interrupted; it need not be, for it changes nothing before its end. */
    private static final long STOP_SECONDS_MAX = 10;

    /** Daemon threads of the machine; each begins with its first task. */
    public static SyncThreads ofMachine() {
        return new SyncThreads(
                thread("scale unit deadlines", Thread.NORM_PRIORITY),
                thread("upload", Thread.NORM_PRIORITY),
                thread("download", Thread.MIN_PRIORITY),
                thread("sync status", Thread.NORM_PRIORITY));
    }

    /** Ends them all, waiting for what runs in each. */
    public void stop() {
        uploads.shutdown();
        downloads.shutdown();
        counts.shutdown();
        try {
            boolean ended = true;
            // Each for itself: whoever closes the files next must not find one that was not even looked at.
            for (ScheduledExecutorService each : List.of(uploads, downloads, counts)) {
                ended &= each.awaitTermination(STOP_SECONDS_MAX, TimeUnit.SECONDS);
            }
            if (!ended) {
                LOG.warn("A synchronisation was still running when the register stopped.");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            timers.shutdownNow();
        }
    }

    private static ScheduledExecutorService thread(String name, int priority) {
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1,
                work -> Thread.ofPlatform().daemon().name(name).priority(priority).unstarted(work));
        executor.setRemoveOnCancelPolicy(true);
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        return executor;
    }
}
