package org.evertill.scaleunit.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Slows down whoever guesses: after some failures in a row a key must wait, twice as long with each further failure.
 * A success forgets them. Kept in memory: a restart costs an attacker more than it gives. Safe on any thread.
 */
public final class AttemptLimiter {
    private static final int FREE_FAILURES = 5;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(15);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    /** Far more keys than a store has; a flood of invented ones must not fill the memory. */
    private static final int KEYS_MAX = 10_000;

    private final InstantSource clock;
    private final ConcurrentMap<String, Failures> failuresByKey = new ConcurrentHashMap<>();

    private record Failures(int count, Instant notBefore) { }

    /** A limiter without failures. */
    public AttemptLimiter(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Ends the request if this key must still wait.
     *
     * @throws ProblemException 429 with the seconds to wait
     */
    public void require(String key) {
        Failures failures = failuresByKey.get(key);
        Instant now = clock.instant();
        if (failures != null && now.isBefore(failures.notBefore())) {
            throw mustWait(Duration.between(now, failures.notBefore()));
        }
    }

    /** The answer to whoever must still wait so long. */
    public static ProblemException mustWait(Duration wait) {
        int seconds = (int) Math.ceilDiv(wait.toMillis(), 1_000);
        return new ProblemException(Problem.of(429, "too-many-attempts", "Too many attempts",
                "Too many wrong attempts; try again in " + seconds + " s.").with("retryAfterSeconds", seconds));
    }

    /** Counts a failure. */
    public void failed(String key) {
        if (failuresByKey.size() >= KEYS_MAX) {
            failuresByKey.values().removeIf(failures -> failures.notBefore().isBefore(clock.instant()));
        }
        failuresByKey.compute(key, (unused, before) -> {
            int count = before == null ? 1 : before.count() + 1;
            return new Failures(count, clock.instant().plus(waitAfter(count)));
        });
    }

    /** Forgets the failures of a key. */
    public void succeeded(String key) {
        failuresByKey.remove(key);
    }

    private static Duration waitAfter(int count) {
        if (count < FREE_FAILURES) {
            return Duration.ZERO;
        }
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(count - FREE_FAILURES, 10));
        return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    }
}
