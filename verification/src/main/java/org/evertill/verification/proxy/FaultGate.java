package org.evertill.verification.proxy;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The fault in force, shared by all connections of one proxy, and the count of what it did. A connection that must keep
 * silent waits here and is woken by the next {@link #set}. Any thread.
 */
final class FaultGate {

    /** One fault and the number of its turn: the same fault set twice is two phases. */
    record Phase(Fault fault, int number) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final EnumMap<Fault.Kind, Long> fired = new EnumMap<>(Fault.Kind.class);
    private final List<Strike> strikes = new ArrayList<>();
    private volatile Phase phase = new Phase(Fault.pass(), 0);

    Phase phase() {
        return phase;
    }

    void set(Fault fault) {
        lock.lock();
        try {
            phase = new Phase(fault, phase.number + 1);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until {@code seen} is over. */
    void awaitEndOf(Phase seen) throws InterruptedException {
        lock.lock();
        try {
            while (phase.number == seen.number) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits until {@code seen} is over, but no longer than {@code nanos}. */
    void awaitEndOf(Phase seen, long nanos) throws InterruptedException {
        lock.lock();
        try {
            long left = nanos;
            while (phase.number == seen.number && left > 0) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    void count(Fault.Kind kind) {
        lock.lock();
        try {
            fired.merge(kind, 1L, Long::sum);
        } finally {
            lock.unlock();
        }
    }

    /** A fault did something to a connection. */
    void count(Strike strike) {
        lock.lock();
        try {
            strikes.add(strike);
            count(strike.kind());
        } finally {
            lock.unlock();
        }
    }

    List<Strike> strikes() {
        lock.lock();
        try {
            return List.copyOf(strikes);
        } finally {
            lock.unlock();
        }
    }

    Map<Fault.Kind, Long> fired() {
        lock.lock();
        try {
            return new EnumMap<>(fired);
        } finally {
            lock.unlock();
        }
    }
}
