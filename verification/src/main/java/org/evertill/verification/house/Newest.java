package org.evertill.verification.house;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/** The newest of what a program publishes, and those who wait for one that meets a condition. Any thread. */
public final class Newest<T> {

    private record Waiter<T>(Predicate<T> condition, CompletableFuture<Long> shown) {}

    private final List<Waiter<T>> waiters = new ArrayList<>();
    private Optional<T> newest = Optional.empty();

    /** Takes the next one. */
    public synchronized void show(T next) {
        newest = Optional.of(next);
        waiters.removeIf(waiter -> waiter.condition.test(next) && waiter.shown.complete(System.nanoTime()));
    }

    /** The newest one; empty while there is none. */
    public synchronized Optional<T> get() {
        return newest;
    }

    /** Completed with the monotonic nanoseconds of the first one, the newest included, that meets a condition. */
    public synchronized CompletableFuture<Long> when(Predicate<T> condition) {
        CompletableFuture<Long> shown = new CompletableFuture<>();
        if (newest.filter(condition).isPresent()) {
            shown.complete(System.nanoTime());
        } else {
            waiters.add(new Waiter<>(condition, shown));
        }
        return shown;
    }

    /** Waits until one meets a condition; false when none has in that time. */
    public boolean await(Predicate<T> condition, Duration patience) throws InterruptedException {
        try {
            when(condition).get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException never) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("nobody completes it so", e);
        }
    }
}
