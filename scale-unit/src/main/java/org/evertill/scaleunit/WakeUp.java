package org.evertill.scaleunit;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** Lets any thread tell one waiting thread that there is work; calls before it waits are one call. Never blocks. */
final class WakeUp {
    private final BlockingQueue<Boolean> calls = new ArrayBlockingQueue<>(1);

    void call() {
        calls.offer(true);
    }

    /** Waits for a call, but no longer than this. */
    void await(Duration atMost) throws InterruptedException {
        calls.poll(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }
}
