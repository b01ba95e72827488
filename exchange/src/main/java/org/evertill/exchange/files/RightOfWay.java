package org.evertill.exchange.files;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The order between those who share a disk and a processor: a sale that is being stored goes first, and what can wait
 * gives way before each small piece of its work. It waits a little and never for good, and it must not hold anything
 * meanwhile that a sale needs; so nobody can be locked out by it. Safe on any thread.
 */
public final class RightOfWay {
    /** Many times what storing a sale takes; then something is wrong with the disk, and waiting does not mend it. */
    private static final long LONGEST_WAIT_NANOS = 20_000_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition free = lock.newCondition();
    private final long longestWaitNanos;
    private int holders;

    /** Nobody has it yet; where nobody ever takes it, nobody waits. */
    public RightOfWay() {
        this(LONGEST_WAIT_NANOS);
    }

    RightOfWay(long longestWaitNanos) {
        this.longestWaitNanos = longestWaitNanos;
    }

    /** Goes first from now until {@link #release}; does not wait. */
    public void take() {
        lock.lock();
        try {
            holders++;
        } finally {
            lock.unlock();
        }
    }

    /** After each {@link #take}, once. */
    public void release() {
        lock.lock();
        try {
            holders--;
            if (holders == 0) {
                free.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits while somebody goes first, at most a few hundredths of a second. Who is interrupted does not wait, and
     * stays interrupted.
     */
    public void giveWay() {
        lock.lock();
        try {
            long left = longestWaitNanos;
            while (holders > 0 && left > 0) {
                left = free.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }
}
