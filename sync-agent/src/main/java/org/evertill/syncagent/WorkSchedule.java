package org.evertill.syncagent;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.evertill.commerce.connection.OfflineProfile;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When a worker works: the steps of {@link WorkerState} and the one timer behind them. Rounds run one at a time on the
 * worker's own thread; every other method may be called on any thread and returns at once.
 */
final class WorkSchedule {
    private static final Logger LOG = LoggerFactory.getLogger(WorkSchedule.class);

    /** What a worker does in one go. */
    @FunctionalInterface
    interface Round {
        /** Runs it to its end; a {@link CancellationException} says that {@link SyncCalls#cancel} ended it. */
        End run();
    }

    /** How a round ended, and so when the next begins. */
    sealed interface End {
        /** All well: the next at the sync interval, or when woken. */
        record Well() implements End {
        }

        /** The scale unit did not answer: the next after a random wait. */
        record Failed(Optional<Duration> retryAfter) implements End {
        }

        /** It did, and not everything came into use: the next after a random wait, at the sync interval at most. */
        record Unfinished(Optional<Duration> retryAfter) implements End {
        }

        /** Failed too often: the next at the sync interval. */
        record GaveUp() implements End {
        }
    }

    private final ScheduledExecutorService thread;
    private final SyncCalls calls;
    private final Round round;
    private final Runnable afterRound;
    private final KnownProfile profile;
    private final RandomGenerator random;
    private WorkerState state = WorkerState.STOPPED;
    private @Nullable ScheduledFuture<?> timer;
    private boolean isWoken;
    private boolean isHurried;
    /** Whether the wait is for a scale unit that did not answer, and did not say when to come again. */
    private boolean isWaitingForTheLine;
    private int failures;

    /**
     * @param thread     the worker's own; also its timer
     * @param afterRound runs on that thread when a round has ended, however it did
     */
    WorkSchedule(ScheduledExecutorService thread, SyncCalls calls, Round round, Runnable afterRound,
            KnownProfile profile, RandomGenerator random) {
        this.thread = thread;
        this.calls = calls;
        this.round = round;
        this.afterRound = afterRound;
        this.profile = profile;
        this.random = random;
    }

    synchronized WorkerState state() {
        return state;
    }

    /** Begins to work, unless the register is off the line. */
    synchronized void start(boolean disconnected) {
        if (state == WorkerState.STOPPED) {
            to(disconnected ? WorkerState.DISCONNECTED : WorkerState.IDLE);
            if (!disconnected) {
                schedule(Duration.ZERO);
            }
        }
    }

    /** Ends the running round where it is. */
    synchronized void stop() {
        if (state != WorkerState.STOPPED) {
            to(WorkerState.STOPPED);
            halt();
        }
    }

    /** 917 Disconnect: ends the running round where it is. */
    synchronized void disconnect() {
        if (state != WorkerState.STOPPED && state != WorkerState.DISCONNECTED) {
            to(WorkerState.DISCONNECTED);
            halt();
        }
    }

    /** 917 Connect. */
    synchronized void connect() {
        if (state == WorkerState.DISCONNECTED) {
            to(WorkerState.IDLE);
            schedule(Duration.ZERO);
        }
    }

    /** There is something to do: begins a round, unless a wait after a failure runs. */
    synchronized void wake() {
        switch (state) {
            case IDLE -> schedule(Duration.ZERO);
            case WORKING -> isWoken = true;
            case STOPPED, WAITING, DISCONNECTED -> { }
        }
    }

    /** A person wants it now: cuts a wait short. */
    synchronized void hurry() {
        failures = 0;
        isHurried = state == WorkerState.WORKING;
        if (state == WorkerState.WAITING) {
            schedule(Duration.ZERO);
        } else {
            wake();
        }
    }

    /**
     * The scale unit answers again, as another has found. A wait grown long in the outage is cut to a part of the
     * first-contact spread: not all registers of a chain come back at once, and none comes minutes later.
     */
    synchronized void lineIsBack() {
        if (state == WorkerState.WAITING && isWaitingForTheLine && timer != null) {
            isWaitingForTheLine = false;
            Duration wait = BackOff.afterOutage(Duration.ofMillis(profile.get().firstContactSpreadMillis()), random);
            if (timer.getDelay(TimeUnit.NANOSECONDS) > wait.toNanos()) {
                schedule(wait);
            }
        }
    }

    /** Worker thread. */
    private void runRound() {
        if (!begin()) {
            return;
        }
        try {
            end(round.run());
        } catch (CancellationException canceled) {
            // Whoever canceled has set the state already.
            LOG.debug("a round was canceled", canceled);
        } catch (RuntimeException | Error e) {
            // An Error too: without an end the worker would look busy and never work again.
            LOG.error("A round of the {} failed", Thread.currentThread().getName(), e);
            end(new End.Failed(Optional.empty()));
        }
        try {
            afterRound.run();
        } catch (RuntimeException e) {
            LOG.error("What follows a round of the {} failed", Thread.currentThread().getName(), e);
        }
    }

    private synchronized boolean begin() {
        if (state != WorkerState.IDLE && state != WorkerState.WAITING) {
            return false;
        }
        to(WorkerState.WORKING);
        isWoken = false;
        isHurried = false;
        isWaitingForTheLine = false;
        calls.begin();
        return true;
    }

    private synchronized void end(End end) {
        if (state != WorkerState.WORKING) {
            return;
        }
        OfflineProfile known = profile.get();
        Duration interval = Duration.ofMillis(known.syncIntervalMillis());
        Duration spread = Duration.ofMillis(known.firstContactSpreadMillis());
        switch (end) {
            case End.Well() -> {
                failures = 0;
                to(WorkerState.IDLE);
                schedule(isWoken ? Duration.ZERO : BackOff.untilNextLook(interval, random));
            }
            case End.Failed(Optional<Duration> retryAfter) -> {
                failures++;
                waitFor(BackOff.afterFailure(failures, spread, retryAfter, random));
                isWaitingForTheLine = retryAfter.isEmpty();
            }
            case End.Unfinished(Optional<Duration> retryAfter) -> {
                failures++;
                waitFor(BackOff.beforeNextTry(failures, spread, retryAfter, interval, random));
            }
            case End.GaveUp() -> {
                failures = 0;
                waitFor(BackOff.untilNextLook(interval, random));
            }
        }
    }

    /** Whoever pressed Sync now while the round ran wants another one. */
    private void waitFor(Duration wait) {
        to(WorkerState.WAITING);
        schedule(isHurried ? Duration.ZERO : wait);
    }

    private void halt() {
        calls.cancel();
        if (timer != null) {
            timer.cancel(false);
        }
    }

    private void schedule(Duration wait) {
        if (timer != null) {
            timer.cancel(false);
        }
        try {
            timer = thread.schedule(this::runRound, wait.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException ended) {
            LOG.debug("the threads have ended before the worker", ended);
        }
    }

    private void to(WorkerState next) {
        if (!state.next().contains(next)) {
            throw new IllegalStateException("no step from " + state + " to " + next);
        }
        state = next;
    }
}
