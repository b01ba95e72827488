package org.evertill.app.screen.connection;

import org.evertill.app.component.ConnectionLook;

/**
 * Keeps the pill from flickering: an attempt shows only when it lasts, and a look stays for a while once shown.
 * Monotonic nanoseconds.
 */
final class LookClock {

    private static final long ATTEMPT_SHOWS_AFTER = 1_000_000_000L;
    private static final long LOOK_STAYS = 2_000_000_000L;

    private ConnectionLook shown = ConnectionLook.ONLINE;
    private long shownSince;
    private boolean shownBefore;
    private boolean attempting;
    private long attemptSince;

    /** The look to show now, when this one is wanted and an attempt is or is not running. */
    ConnectionLook show(ConnectionLook wanted, boolean attempt, long nanos) {
        if (attempt && !attempting) {
            attemptSince = nanos;
        }
        attempting = attempt;
        boolean lasting = attempt && nanos - attemptSince >= ATTEMPT_SHOWS_AFTER;
        ConnectionLook next = lasting ? ConnectionLook.RECONNECTING : wanted;
        boolean held = shown == ConnectionLook.RECONNECTING && nanos - shownSince < LOOK_STAYS;
        if (next != shown && (!held || !shownBefore)) {
            shown = next;
            shownSince = nanos;
        }
        shownBefore = true;
        return shown;
    }
}
