package org.evertill.scaleunit;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * The fetching of packages beside all else that moves between a channel and headquarters: on a slow line it takes
 * hours, in which sales, reports and orders do not wait. One at a time, on a platform thread of its own; asked and
 * begun by one thread.
 */
final class FetchBeside {
    private final Callable<Boolean> fetch;
    private final Runnable whenItEnds;
    private @Nullable FutureTask<Boolean> running;
    private @Nullable Thread thread;

    /** @param whenItEnds called when there is an outcome, on the thread that fetched */
    FetchBeside(Callable<Boolean> fetch, Runnable whenItEnds) {
        this.fetch = fetch;
        this.whenItEnds = whenItEnds;
    }

    /** Begins one, unless another is under way or has not been asked for its outcome. */
    void begin() {
        if (running == null) {
            FutureTask<Boolean> next = new FutureTask<>(fetch) {
                @Override
                protected void done() {
                    whenItEnds.run();
                }
            };
            running = next;
            thread = Thread.ofPlatform().name("packages").daemon().start(next);
        }
    }

    /** Whether one is on its way. */
    boolean isUnderWay() {
        return running != null && !running.isDone();
    }

    /** Whether one has ended and nobody has asked how. */
    boolean hasEnded() {
        return running != null && running.isDone();
    }

    /** Ends as the one that has ended did: well, or with what it failed by. */
    void outcome() throws Exception {
        FutureTask<Boolean> ended = running;
        running = null;
        try {
            if (ended != null) {
                ended.get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception failure) {
                throw failure;
            }
            throw e;
        }
    }

    /** Waits for the one that is under way. */
    void join() throws InterruptedException {
        if (thread != null) {
            thread.join();
        }
    }
}
