package org.evertill.syncagent;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The calls of one worker: it waits for each, and another thread can make it give up. Giving up is a
 * {@link CancellationException} in the worker, which ends its round from wherever it is.
 */
final class SyncCalls {
    private final ScaleUnitLine line;
    private @Nullable CompletableFuture<?> running;
    private boolean isCanceled;

    SyncCalls(ScaleUnitLine line) {
        this.line = line;
    }

    /**
     * Sends a call and waits for how it ends, at most for its deadline. Worker thread only.
     *
     * @throws CancellationException when {@link #cancel} was called meanwhile or before
     */
    <T> Reply<T> await(ScaleUnitCall<T> call, Duration deadline) {
        CompletableFuture<Reply<T>> reply;
        synchronized (this) {
            checkCanceled();
            reply = line.send(call, deadline);
            running = reply;
        }
        try {
            return reply.join();
        } finally {
            synchronized (this) {
                running = null;
            }
        }
    }

    /** Ends the running call, and every one that follows until {@link #begin}. Any thread. */
    synchronized void cancel() {
        isCanceled = true;
        if (running != null) {
            running.cancel(false);
        }
    }

    /** A new round may call again. */
    synchronized void begin() {
        isCanceled = false;
    }

    /** Between calls: ends the round if it was canceled. */
    synchronized void checkCanceled() {
        if (isCanceled) {
            throw new CancellationException("the round was canceled");
        }
    }
}
