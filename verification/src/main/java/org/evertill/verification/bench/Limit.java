package org.evertill.verification.bench;

import java.util.List;

/**
 * What a measurement is held against.
 *
 * @param micros  microseconds that must not be exceeded
 * @param percent how many of a hundred times must be within: 50 judges by the median
 * @param meaning what the limit is made of, for a person, such as {@code 1.3 x a bare transaction of 2.1 ms}
 */
public record Limit(long micros, int percent, String meaning) {

    /** So many milliseconds for 19 of 20 times: for what somebody at the till waits for. */
    public static Limit forNearlyAll(long millis) {
        return new Limit(millis * 1000, 95, "limit " + millis + " ms");
    }

    /** So many milliseconds for 99 of 100 times: for what happens hundreds of times a day. */
    public static Limit forNinetyNineOfAHundred(long millis) {
        return new Limit(millis * 1000, 99, "limit " + millis + " ms");
    }

    /** So many milliseconds for the median. */
    public static Limit forTheMedian(long millis) {
        return new Limit(millis * 1000, 50, "limit " + millis + " ms");
    }

    /**
     * A multiple of what somebody else took for the same in the same run, median against median.
     *
     * @param peer       who, such as {@code a bare prepared lookup}
     * @param peerMicros each of its times, in microseconds; never empty
     */
    public static Limit times(double factor, String peer, List<Long> peerMicros) {
        long median = Measurement.percentile(peerMicros, 50);
        return new Limit(Math.round(median * factor), 50,
                "limit %s x %s, %.2f ms".formatted(factor, peer, median / 1000.0));
    }
}
