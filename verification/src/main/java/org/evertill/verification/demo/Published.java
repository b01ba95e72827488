package org.evertill.verification.demo;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.evertill.commerce.operation.RegisterSnapshot;
import org.evertill.commerce.register.RegisterSession;
import org.evertill.syncagent.SyncStatus;
import org.jspecify.annotations.Nullable;

/** What the register and its workers have published last, for whoever waits for something of it. Any thread. */
final class Published {

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private @Nullable RegisterSnapshot snapshot;
    private SyncStatus status = SyncStatus.UNKNOWN;
    private String lastRefusal = "";

    synchronized void show(RegisterSnapshot newest) {
        snapshot = newest;
        newest.refusal().ifPresent(refusal -> lastRefusal = refusal.toString());
        notifyAll();
    }

    synchronized void show(SyncStatus newest) {
        status = newest;
        notifyAll();
    }

    /** The newest session. */
    synchronized RegisterSession session() {
        if (snapshot == null) {
            throw new DayFailedException("the register has shown nothing yet");
        }
        return snapshot.session();
    }

    /** The newest status of the workers. */
    synchronized SyncStatus status() {
        return status;
    }

    /** Waits until no question is out and the session is as it should be; returns that session. */
    RegisterSession await(String what, Predicate<RegisterSession> condition) throws InterruptedException {
        awaitAny(what, () -> snapshot != null && !snapshot.busy() && condition.test(snapshot.session()));
        return session();
    }

    /** Waits for a snapshot with a question out. */
    void awaitQuestion(String what) throws InterruptedException {
        awaitAny(what, () -> snapshot != null && snapshot.busy());
    }

    /** Waits until the workers report what they should. */
    void awaitStatus(String what, Predicate<SyncStatus> condition) throws InterruptedException {
        awaitAny(what, () -> condition.test(status));
    }

    private synchronized void awaitAny(String what, java.util.function.BooleanSupplier condition)
            throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                throw new DayFailedException("after " + PATIENCE.toSeconds() + " s still not: " + what
                        + "; the last refusal was " + (lastRefusal.isEmpty() ? "none" : lastRefusal));
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }
}
