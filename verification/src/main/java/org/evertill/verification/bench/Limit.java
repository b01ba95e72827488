package org.evertill.verification.bench;

import java.util.List;

/**
 * What a measurement is held against.
 *
 * @param thousandths of its unit, that must not be exceeded: microseconds or kilobytes
 * @param unit        what is measured
 * @param percent     how many of a hundred times must be within: 50 judges by the median
 * @param meaning     what the limit is made of, for a person, such as {@code 1.3 x a bare transaction of 2.1 ms}
 */
public record Limit(long thousandths, Unit unit, int percent, String meaning) {

    /** What is measured, and how a person and the command's JSON name it. */
    public enum Unit {
        MILLISECONDS("ms", "illiseconds"),
        MEGABYTES("MB", "egabytes");

        private final String symbol;
        private final String rest;

        Unit(String symbol, String rest) {
            this.symbol = symbol;
            this.rest = rest;
        }

        String symbol() {
            return symbol;
        }

        /** A property's name that ends in the unit, such as {@code limitMilliseconds}. */
        String property(String before) {
            return before.isEmpty() ? "m" + rest : before + "M" + rest;
        }
    }

    /** So many milliseconds for 19 of 20 times: for what somebody at the till waits for. */
    public static Limit forNearlyAll(long millis) {
        return time(millis, 95);
    }

    /** So many milliseconds for 99 of 100 times: for what happens hundreds of times a day. */
    public static Limit forNinetyNineOfAHundred(long millis) {
        return time(millis, 99);
    }

    /**
     * None: for what is told beside what is judged.
     *
     * @param why why it is not judged
     */
    public static Limit toldForNinetyNineOfAHundred(String why) {
        return new Limit(Long.MAX_VALUE, Unit.MILLISECONDS, 99, why);
    }

    /** Whether anything is held against it. */
    public boolean judges() {
        return thousandths < Long.MAX_VALUE;
    }

    /** So many milliseconds for the median. */
    public static Limit forTheMedian(long millis) {
        return time(millis, 50);
    }

    /** So many megabytes for the median. */
    public static Limit megabytes(long megabytes) {
        return new Limit(megabytes * 1000, Unit.MEGABYTES, 50, "limit " + megabytes + " MB");
    }

    /**
     * A multiple of what somebody else took for the same in the same run, median against median.
     *
     * @param peer       who, such as {@code a bare prepared lookup}
     * @param peerMicros each of its times, in microseconds; never empty
     */
    public static Limit times(double factor, String peer, List<Long> peerMicros) {
        long median = Measurement.percentile(peerMicros, 50);
        return new Limit(Math.round(median * factor), Unit.MILLISECONDS, 50,
                "limit %s x %s of %.2f ms".formatted(factor, peer, median / 1000.0));
    }

    /**
     * A multiple of what somebody else took for the same in the same run, for 99 of 100 times on both sides.
     *
     * @param peer       who, such as {@code a quiet sale}
     * @param peerMicros each of its times, in microseconds; never empty
     */
    public static Limit timesNinetyNineOfAHundred(double factor, String peer, List<Long> peerMicros) {
        long most = Measurement.percentile(peerMicros, 99);
        return new Limit(Math.round(most * factor), Unit.MILLISECONDS, 99,
                "limit %s x %s of %.2f ms (99 %%)".formatted(factor, peer, most / 1000.0));
    }

    private static Limit time(long millis, int percent) {
        return new Limit(millis * 1000, Unit.MILLISECONDS, percent, "limit " + millis + " ms");
    }
}
