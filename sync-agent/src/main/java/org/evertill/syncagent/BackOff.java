package org.evertill.syncagent;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How long a worker leaves the scale unit alone after a failure. All waits are random over their whole window (full
 * jitter), for after an outage every register of a chain wants the same server at the same moment. Pure.
 */
final class BackOff {
    /** The window after the first failure; doubles with each further one. */
    private static final long BASE_MILLIS = 1_000;
    /** A register that has been away for days still looks every five minutes. */
    private static final long WINDOW_MILLIS_MAX = 300_000;
    /** Enough doublings to reach the longest window, and few enough not to overflow. */
    private static final int DOUBLINGS_MAX = 16;

    private BackOff() {
    }

    /**
     * The wait after a failure.
     *
     * @param failures    failures in a row, this one included; 1 or more
     * @param spread      the first contact after an outage falls somewhere in this time
     * @param retryAfter  what the scale unit asked for: waited in full, and up to half as long again
     */
    static Duration afterFailure(int failures, Duration spread, Optional<Duration> retryAfter,
            RandomGenerator random) {
        if (retryAfter.isPresent()) {
            long asked = retryAfter.get().toMillis();
            return Duration.ofMillis(asked + upTo(Math.max(asked / 2, BASE_MILLIS), random));
        }
        long window = Math.min(WINDOW_MILLIS_MAX, BASE_MILLIS << Math.min(failures - 1, DOUBLINGS_MAX));
        return Duration.ofMillis(upTo(Math.max(window, spread.toMillis()), random));
    }

    /**
     * The wait after a round in which the scale unit was there, and a package did not come into use: whatever is wrong
     * with it, the register looks no later than at its next regular look, for orders and for what is newer.
     *
     * @param retryAfter what the scale unit asked for is waited for all the same
     */
    static Duration beforeNextTry(int failures, Duration spread, Optional<Duration> retryAfter, Duration interval,
            RandomGenerator random) {
        Duration wait = afterFailure(failures, spread, retryAfter, random);
        Duration look = untilNextLook(interval, random);
        return retryAfter.isPresent() || wait.compareTo(look) < 0 ? wait : look;
    }

    /**
     * The wait once the scale unit is known to answer again.
     *
     * @param spread the first contact after an outage falls somewhere in this time
     */
    static Duration afterOutage(Duration spread, RandomGenerator random) {
        return Duration.ofMillis(upTo(spread.toMillis(), random));
    }

    /**
     * The wait between two regular looks: the interval, give or take a tenth, so that registers switched on together do
     * not stay together.
     */
    static Duration untilNextLook(Duration interval, RandomGenerator random) {
        long tenth = interval.toMillis() / 10;
        return Duration.ofMillis(interval.toMillis() - tenth + upTo(2 * tenth, random));
    }

    private static long upTo(long windowMillis, RandomGenerator random) {
        return random.nextLong(windowMillis + 1);
    }
}
