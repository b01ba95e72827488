package org.evertill.verification.proxy;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * What the network does to the connections that run through a {@link FaultProxy}, from now until the next fault is set.
 *
 * @param kind     the way of failing
 * @param bytes    {@link Kind#STALL}: bytes of the answer still forwarded before the silence; otherwise 0
 * @param interval {@link Kind#DRIP}: the pause after each byte of the answer; otherwise zero
 */
public record Fault(Kind kind, int bytes, Duration interval) {

    /** The ways of failing. */
    public enum Kind {
        /** Everything is forwarded. */
        PASS("pass"),
        /** Nobody listens: live connections are reset, a new one is refused by the operating system. */
        REFUSE("refuse"),
        /** A new connection is accepted and reset at once; live connections are reset. */
        RESET("reset"),
        /** Half-open: connections are accepted, bytes and ends are held in both directions until the fault changes. */
        HANG("hang"),
        /** The request reaches the server and the server answers, but the client gets a reset instead of the answer. */
        RESET_AFTER_RESPONSE("reset-after-response"),
        /** The first bytes of the answer come through, then silence in both directions until the fault changes. */
        STALL("stall"),
        /** The answer comes one byte at a time. */
        DRIP("drip");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** The word of this kind on the control channel and in reports. */
        public String word() {
            return word;
        }
    }

    public static Fault pass() {
        return new Fault(Kind.PASS, 0, Duration.ZERO);
    }

    public static Fault refuse() {
        return new Fault(Kind.REFUSE, 0, Duration.ZERO);
    }

    public static Fault reset() {
        return new Fault(Kind.RESET, 0, Duration.ZERO);
    }

    public static Fault hang() {
        return new Fault(Kind.HANG, 0, Duration.ZERO);
    }

    public static Fault resetAfterResponse() {
        return new Fault(Kind.RESET_AFTER_RESPONSE, 0, Duration.ZERO);
    }

    /** @param bytes how much of each connection's answer still comes through, counted from when the fault is set */
    public static Fault stallAfter(int bytes) {
        return new Fault(Kind.STALL, bytes, Duration.ZERO);
    }

    public static Fault drip(Duration interval) {
        return new Fault(Kind.DRIP, 0, interval);
    }

    /** Draws one of the cuts (never {@code PASS}), its size included; the same generator state gives the same fault. */
    public static Fault draw(RandomGenerator random) {
        Kind[] kinds = Kind.values();
        return draw(kinds[1 + random.nextInt(kinds.length - 1)], random);
    }

    /** A fault of this kind, its size drawn. */
    public static Fault draw(Kind kind, RandomGenerator random) {
        return switch (kind) {
            // around the length of a response head, so that the cut falls in the head as well as in the body
            case STALL -> stallAfter(random.nextInt(1, 400));
            case DRIP -> drip(Duration.ofMillis(random.nextInt(5, 80)));
            default -> new Fault(kind, 0, Duration.ZERO);
        };
    }

    /**
     * Reads the form {@link #toString} writes: {@code hang}, {@code stall 120} (bytes), {@code drip 50} (milliseconds).
     *
     * @throws IllegalArgumentException with a sentence, when the text is no fault
     */
    public static Fault parse(String text) {
        String[] words = text.strip().split("\\s+");
        for (Kind kind : Kind.values()) {
            if (kind.word.equals(words[0])) {
                return withSize(kind, words);
            }
        }
        throw new IllegalArgumentException("\"" + text + "\" is no fault; known are pass, refuse, reset, hang,"
                + " reset-after-response, stall BYTES, drip MILLISECONDS");
    }

    private static Fault withSize(Kind kind, String[] words) {
        boolean sized = kind == Kind.STALL || kind == Kind.DRIP;
        if (words.length != (sized ? 2 : 1)) {
            throw new IllegalArgumentException(kind.word + " takes " + (sized ? "one number" : "no number"));
        }
        int size = sized ? Integer.parseUnsignedInt(words[1]) : 0;
        return kind == Kind.DRIP ? drip(Duration.ofMillis(size)) : new Fault(kind, size, Duration.ZERO);
    }

    @Override
    public String toString() {
        return switch (kind) {
            case STALL -> kind.word + " " + bytes;
            case DRIP -> kind.word + " " + interval.toMillis();
            default -> kind.word;
        };
    }
}
