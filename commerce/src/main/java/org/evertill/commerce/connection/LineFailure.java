package org.evertill.commerce.connection;

import java.time.Instant;

/**
 * What the register met when it last asked the scale unit in vain.
 *
 * @param at           when that was known
 * @param withinMillis the time the scale unit had been given, 0 where that does not matter
 * @param status       the HTTP status of a {@link SwitchCause#SERVER_ERROR}, 0 where there was none
 */
public record LineFailure(SwitchCause cause, Instant at, long withinMillis, int status) {

    /** A failure that is told by its cause and time alone. */
    public static LineFailure of(SwitchCause cause, Instant at) {
        return new LineFailure(cause, at, 0, 0);
    }
}
