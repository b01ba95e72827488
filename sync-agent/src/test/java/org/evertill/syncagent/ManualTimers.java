package org.evertill.syncagent;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Time that passes when a test says so: timers, ticker and clock in one. What becomes due runs on the thread that
 * lets the time pass, in order. Tasks to be run at once run when the time next passes, if only by nothing.
 */
final class ManualTimers extends AbstractExecutorService implements ScheduledExecutorService {
    static final Instant BEGIN = Instant.parse("2026-11-21T09:00:00Z");

    private final List<Due<?>> waiting = new ArrayList<>();
    private long nowNanos;
    private long count;
    private boolean isShutdown;

    /** Lets time pass, and what becomes due in it run. */
    void advance(Duration time) {
        long end;
        synchronized (this) {
            end = nowNanos + time.toNanos();
        }
        for (Optional<Due<?>> next = takeDue(end); next.isPresent(); next = takeDue(end)) {
            next.get().run();
        }
        synchronized (this) {
            // What ran may have let time pass itself, from another thread.
            nowNanos = Math.max(nowNanos, end);
        }
    }

    /** Runs what is due now. */
    void runDue() {
        advance(Duration.ZERO);
    }

    /** How long until each waiting task is due, soonest first. */
    synchronized List<Duration> delays() {
        return waiting.stream().filter(due -> !due.isCancelled()).map(due -> due.atNanos - nowNanos)
                .sorted().map(Duration::ofNanos).toList();
    }

    synchronized long nanos() {
        return nowNanos;
    }

    Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return BEGIN.plusNanos(nanos());
            }
        };
    }

    private synchronized Optional<Due<?>> takeDue(long end) {
        waiting.removeIf(FutureTask::isCancelled);
        Optional<Due<?>> next = waiting.stream()
                .filter(due -> due.atNanos <= end)
                .min(Comparator.<Due<?>>comparingLong(due -> due.atNanos).thenComparingLong(due -> due.number));
        next.ifPresent(due -> {
            waiting.remove(due);
            nowNanos = Math.max(nowNanos, due.atNanos);
        });
        return next;
    }

    private synchronized <V> Due<V> add(Callable<V> task, long delay, TimeUnit unit) {
        Due<V> due = new Due<>(task, nowNanos + Math.max(0, unit.toNanos(delay)), count++);
        waiting.add(due);
        return due;
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
        return add(() -> {
            task.run();
            return null;
        }, delay, unit);
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> task, long delay, TimeUnit unit) {
        return add(task, delay, unit);
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable task, long first, long period, TimeUnit unit) {
        throw new AssertionError("periodic timers are not used: each run decides when the next is");
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, long first, long delay, TimeUnit unit) {
        throw new AssertionError("periodic timers are not used: each run decides when the next is");
    }

    @Override
    public void execute(Runnable task) {
        schedule(task, 0, TimeUnit.NANOSECONDS);
    }

    @Override
    public void shutdown() {
        isShutdown = true;
    }

    @Override
    public synchronized List<Runnable> shutdownNow() {
        isShutdown = true;
        List<Runnable> never = List.copyOf(waiting);
        waiting.clear();
        return never;
    }

    @Override
    public boolean isShutdown() {
        return isShutdown;
    }

    @Override
    public boolean isTerminated() {
        return isShutdown;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return true;
    }

    private final class Due<V> extends FutureTask<V> implements ScheduledFuture<V> {
        private final long atNanos;
        private final long number;

        Due(Callable<V> task, long atNanos, long number) {
            super(task);
            this.atNanos = atNanos;
            this.number = number;
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(atNanos - nanos(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
        }
    }
}
