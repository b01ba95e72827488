package org.evertill.exchange.security;

import java.time.Duration;
import java.time.Instant;

/**
 * Wrong PINs of one worker in a row, and the wait that follows from them, the same at the register and in the channel.
 * After five a worker must wait, twice as long after each further one, up to an hour: at that pace a PIN of four digits
 * takes months to guess. Register and channel each keep their own count.
 *
 * @param newest when the last of them was given
 */
public record WrongPinCount(int count, Instant newest) {
    private static final int FREE = 5;
    private static final Duration FIRST_WAIT = Duration.ofMinutes(1);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    private static final int DOUBLINGS_MAX = 6;

    /** How long the worker must still wait; zero when they may try. */
    public Duration waitAt(Instant now) {
        Duration left = isAheadOf(now) ? whole() : whole().minus(Duration.between(newest, now));
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** Whether the clock was set back since: the wait begins anew then, or a worker might be kept out for years. */
    public boolean isAheadOf(Instant now) {
        return now.isBefore(newest);
    }

    private Duration whole() {
        if (count < FREE) {
            return Duration.ZERO;
        }
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(count - FREE, DOUBLINGS_MAX));
        return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    }
}
