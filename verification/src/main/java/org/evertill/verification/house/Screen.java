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
import org.evertill.commerce.operation.RegisterSnapshot;
import org.evertill.commerce.refusal.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * What a register without a screen shows: the newest snapshot, and those somebody waits for. Filled on the register
 * thread, read on any.
 */
public final class Screen {

    private record Waiter(Predicate<RegisterSnapshot> condition, CompletableFuture<Long> shown) {}

    private final List<Waiter> waiters = new ArrayList<>();
    private @Nullable RegisterSnapshot newest;
    private Optional<Refusal> refusal = Optional.empty();

    /** Shows a snapshot; on the register thread. */
    public synchronized void show(RegisterSnapshot snapshot) {
        newest = snapshot;
        if (refusal.isEmpty()) {
            refusal = snapshot.refusal();
        }
        waiters.removeIf(waiter -> waiter.condition.test(snapshot) && waiter.shown.complete(System.nanoTime()));
    }

    /** The newest snapshot. */
    public synchronized RegisterSnapshot newest() {
        if (newest == null) {
            throw new IllegalStateException("the register has shown nothing yet");
        }
        return newest;
    }

    /** The first refusal since this was last asked. */
    public synchronized Optional<Refusal> takeRefusal() {
        Optional<Refusal> first = refusal;
        refusal = Optional.empty();
        return first;
    }

    /** Completed with the monotonic nanoseconds of the first snapshot, this one included, that meets a condition. */
    public synchronized CompletableFuture<Long> when(Predicate<RegisterSnapshot> condition) {
        CompletableFuture<Long> shown = new CompletableFuture<>();
        if (newest != null && condition.test(newest)) {
            shown.complete(System.nanoTime());
        } else {
            waiters.add(new Waiter(condition, shown));
        }
        return shown;
    }

    /**
     * Waits until a snapshot meets a condition.
     *
     * @throws IllegalStateException when none has in that time
     */
    public void await(String what, Predicate<RegisterSnapshot> condition, Duration patience)
            throws InterruptedException {
        try {
            when(condition).get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException never) {
            throw new IllegalStateException("after " + patience.toSeconds() + " s the register still is not " + what
                    + "; it shows " + newest().session().connection() + ", " + newest().refusal(), never);
        }
    }
}
