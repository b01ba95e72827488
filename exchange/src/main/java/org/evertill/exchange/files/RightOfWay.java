package org.evertill.exchange.files;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * The order between those who share a disk and a processor: a sale that is being stored goes first, and what can wait
 * gives way before each small piece of its work. It waits a little and never for good, and it must not hold anything
 * meanwhile that a sale needs; so nobody can be locked out by it. Safe on any thread.
 *
 * <p>Nobody is woken when the sale is stored: the system would let who is woken go on at once where the other was, and
 * the sale, stored but not yet told, would wait for its processor for some milliseconds. Who gives way looks again.
 */
public final class RightOfWay {
    /** Most sales are stored in this time. */
    private static final long PAUSE_NANOS = 1_000_000;
    /** Many times what storing a sale takes; then something is wrong with the disk, and waiting does not mend it. */
    private static final int MOST_PAUSES = 20;

    private final AtomicInteger holders = new AtomicInteger();
    private final int mostPauses;

    /** Nobody has it yet; where nobody ever takes it, nobody waits. */
    public RightOfWay() {
        this(MOST_PAUSES);
    }

    /** @param mostPauses of a millisecond, after which who gives way goes on all the same */
    public RightOfWay(int mostPauses) {
        this.mostPauses = mostPauses;
    }

    /** Goes first from now until {@link #release}; does not wait. */
    public void take() {
        holders.incrementAndGet();
    }

    /** After each {@link #take}, once. */
    public void release() {
        holders.decrementAndGet();
    }

    /**
     * Waits while somebody goes first, at most a few hundredths of a second. Who is interrupted does not wait, and
     * stays interrupted.
     */
    public void giveWay() {
        for (int pauses = 0; pauses < mostPauses && isTaken(); pauses++) {
            LockSupport.parkNanos(this, PAUSE_NANOS);
        }
    }

    private boolean isTaken() {
        return holders.get() > 0 && !Thread.currentThread().isInterrupted();
    }
}
