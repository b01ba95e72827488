package org.evertill.verification.audit;

import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The threads that work for one audit beside the auditing one, as many as there are processors. */
final class Workers implements AutoCloseable {

    private final ExecutorService threads = Executors.newFixedThreadPool(
            Math.max(2, Runtime.getRuntime().availableProcessors()),
            work -> Thread.ofPlatform().daemon().name("audit").unstarted(work));

    /** Has something done. */
    <T> Future<T> begin(Callable<T> work) {
        return threads.submit(work);
    }

    /**
     * Waits for something that was begun.
     *
     * @throws SQLException what went wrong with it
     */
    static <T> T await(Future<T> begun) throws SQLException {
        try {
            return begun.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new SQLException("the audit was stopped", stopped);
        } catch (ExecutionException failed) {
            switch (failed.getCause()) {
                case SQLException unreadable -> throw unreadable;
                case RuntimeException wrong -> throw wrong;
                case Error fatal -> throw fatal;
                case null, default -> throw new IllegalStateException(failed);
            }
        }
    }

    @Override
    public void close() {
        threads.close();
    }
}
