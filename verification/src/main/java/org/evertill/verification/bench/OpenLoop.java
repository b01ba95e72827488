package org.evertill.verification.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/**
 * Begins things at random moments, as customers come, whether what was begun before has ended or not. Each is told the
 * moment it was meant to begin at: who counts from there counts a stall against whoever stalls, and against this.
 */
final class OpenLoop {

    private final ScheduledExecutorService thread;
    private final LongConsumer begin;
    private final long[] moments;
    private final CompletableFuture<Boolean> ended = new CompletableFuture<>();
    private int next;

    private OpenLoop(ScheduledExecutorService thread, long[] moments, LongConsumer begin) {
        this.thread = thread;
        this.moments = moments;
        this.begin = begin;
    }

    /**
     * Begins now.
     *
     * @param thread what begins them; nobody else may block it
     * @param count  how many, evenly likely at any moment of the time
     * @param begin  begins one, given the monotonic nanoseconds it was meant for; must not wait for it
     * @return completed when all have begun
     */
    static CompletableFuture<Boolean> run(ScheduledExecutorService thread, Random random, int count, Duration time,
            LongConsumer begin) {
        long start = System.nanoTime();
        long[] moments = random.longs(count, 0, Math.max(1, time.toNanos())).map(after -> start + after).toArray();
        Arrays.sort(moments);
        OpenLoop loop = new OpenLoop(thread, moments, begin);
        thread.execute(loop::goOn);
        return loop.ended;
    }

    private void goOn() {
        try {
            while (next < moments.length && moments[next] <= System.nanoTime()) {
                begin.accept(moments[next++]);
            }
            if (next == moments.length) {
                ended.complete(true);
            } else {
                thread.schedule(this::goOn, moments[next] - System.nanoTime(), TimeUnit.NANOSECONDS);
            }
        } catch (RuntimeException | Error failed) {
            ended.completeExceptionally(failed);
        }
    }
}
