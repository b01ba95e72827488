package org.evertill.app.screen;

import java.util.function.LongSupplier;

/**
 * How long nobody has touched the register: after ten seconds the focus goes home, after five minutes the register
 * is locked. Each happens once until it is touched again. Screen thread; knows no toolkit.
 */
final class Idleness {

    private static final long FOCUS_RETURNS = 10_000_000_000L;
    private static final long LOCKS = 300_000_000_000L;

    private final LongSupplier nanos;
    private final Runnable returnsFocus;
    private final Runnable locks;
    private long touched;
    private boolean returned;
    private boolean locked;

    /** @param nanos monotonic time */
    Idleness(LongSupplier nanos, Runnable returnsFocus, Runnable locks) {
        this.nanos = nanos;
        this.returnsFocus = returnsFocus;
        this.locks = locks;
        this.touched = nanos.getAsLong();
    }

    /** A key, a tap, a movement. */
    void touch() {
        touched = nanos.getAsLong();
        returned = false;
        locked = false;
    }

    /** Time has passed. */
    void tick() {
        long idle = nanos.getAsLong() - touched;
        if (idle >= FOCUS_RETURNS && !returned) {
            returned = true;
            returnsFocus.run();
        }
        if (idle >= LOCKS && !locked) {
            locked = true;
            locks.run();
        }
    }
}
