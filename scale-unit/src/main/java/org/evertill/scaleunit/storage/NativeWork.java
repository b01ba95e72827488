package org.evertill.scaleunit.storage;

import java.sql.SQLException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A few platform threads for work that runs in native code (reading SQLite, zstd, Argon2), with a bounded queue
 * before them. A virtual thread that did such work itself would hold on to a carrier of all the others.
 */
public final class NativeWork {
    private final ThreadPoolExecutor threads;

    /**
     * Makes the pool; its threads start with the first work.
     *
     * @param name     the threads' name
     * @param threads  how many run at once
     * @param waiting  how many may wait; more are refused
     */
    public NativeWork(String name, int threads, int waiting) {
        this.threads = new ThreadPoolExecutor(threads, threads, 0, TimeUnit.MILLISECONDS,
                new ArrayBlockingQueue<>(waiting), Thread.ofPlatform().name(name + "-", 1).daemon().factory());
    }

    /**
     * Runs work on one of the threads and waits for its answer.
     *
     * @throws BusyException when too many wait already
     */
    public <T> T run(Callable<T> work) throws SQLException {
        CompletableFuture<T> answer = new CompletableFuture<>();
        try {
            threads.execute(() -> {
                try {
                    answer.complete(work.call());
                } catch (Throwable e) {
                    answer.completeExceptionally(e);
                }
            });
        } catch (RejectedExecutionException e) {
            throw new BusyException(e);
        }
        return Answers.await(answer);
    }

    /** Lets running work end and takes no more. */
    public void stop() {
        threads.close();
    }

    /** Too much work waits already; ask again in a moment. */
    public static final class BusyException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BusyException(Throwable cause) {
            super("Too many requests wait for this already.", cause, false, false);
        }
    }
}
