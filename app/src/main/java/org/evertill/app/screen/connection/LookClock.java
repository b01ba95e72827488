package org.evertill.app.screen.connection;

import java.util.OptionalLong;
import org.evertill.app.component.ConnectionLook;

/**
 * Keeps the pill from flickering: an attempt shows only when it lasts, and what has come up stays for a while. What a
 * worker did to the connection is shown at once: whoever presses a button looks for what it did. Monotonic nanoseconds.
 */
final class LookClock {

    private static final long ATTEMPT_SHOWS_AFTER = 1_000_000_000L;
    private static final long LOOK_STAYS = 2_000_000_000L;

    private ConnectionLook shown = ConnectionLook.ONLINE;
    private boolean hasShown;
    private OptionalLong cameUp = OptionalLong.empty();
    private OptionalLong attempting = OptionalLong.empty();
    private boolean held;

    /**
     * The look to show now.
     *
     * @param wanted  what the connection is, attempts aside
     * @param byHand  whether a worker made it so
     * @param attempt whether an attempt is running
     */
    ConnectionLook show(ConnectionLook wanted, boolean byHand, boolean attempt, long nanos) {
        if (!attempt) {
            attempting = OptionalLong.empty();
        } else if (attempting.isEmpty()) {
            attempting = OptionalLong.of(nanos);
        }
        boolean lasting = attempt && nanos - attempting.getAsLong() >= ATTEMPT_SHOWS_AFTER;
        ConnectionLook next = lasting ? ConnectionLook.RECONNECTING : wanted;
        held = next != shown && !isAtOnce(next, byHand) && cameUp.isPresent()
                && nanos - cameUp.getAsLong() < LOOK_STAYS;
        if (next != shown && !held) {
            cameUp = hasShown ? OptionalLong.of(nanos) : OptionalLong.empty();
            shown = next;
        }
        hasShown = true;
        return shown;
    }

    /** Whether what was shown last is no longer true and only stays to be seen. */
    boolean isHeld() {
        return held;
    }

    private boolean isAtOnce(ConnectionLook next, boolean byHand) {
        return next == ConnectionLook.MANUAL || shown == ConnectionLook.MANUAL
                || byHand && shown != ConnectionLook.RECONNECTING;
    }
}
