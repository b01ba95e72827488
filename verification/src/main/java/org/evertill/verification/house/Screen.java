package org.evertill.verification.house;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.evertill.commerce.operation.RegisterSnapshot;
import org.evertill.commerce.refusal.Refusal;

/**
 * What a register without a screen shows: the newest snapshot, and those somebody waits for. Filled on the register
 * thread, read on any.
 */
public final class Screen {

    private final Newest<RegisterSnapshot> snapshots = new Newest<>();
    private Optional<Refusal> refusal = Optional.empty();

    /** Shows a snapshot; on the register thread. */
    public synchronized void show(RegisterSnapshot snapshot) {
        if (refusal.isEmpty()) {
            refusal = snapshot.refusal();
        }
        snapshots.show(snapshot);
    }

    /** The newest snapshot. */
    public RegisterSnapshot newest() {
        return snapshots.get().orElseThrow(() -> new IllegalStateException("the register has shown nothing yet"));
    }

    /** The first refusal since this was last asked. */
    public synchronized Optional<Refusal> takeRefusal() {
        Optional<Refusal> first = refusal;
        refusal = Optional.empty();
        return first;
    }

    /** Completed with the monotonic nanoseconds of the first snapshot, this one included, that meets a condition. */
    public CompletableFuture<Long> when(Predicate<RegisterSnapshot> condition) {
        return snapshots.when(condition);
    }

    /**
     * Waits until a snapshot meets a condition.
     *
     * @throws IllegalStateException when none has in that time
     */
    public void await(String what, Predicate<RegisterSnapshot> condition, Duration patience)
            throws InterruptedException {
        if (!snapshots.await(condition, patience)) {
            throw new IllegalStateException("after " + patience.toSeconds() + " s the register still is not " + what
                    + "; it shows " + newest().session().connection() + ", " + newest().refusal());
        }
    }
}
