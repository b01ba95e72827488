package org.evertill.commerce.connection;

import java.time.Instant;

/**
 * The connection of one register and the rules by which it changes. Pure: timers and sockets live elsewhere and
 * report here; nothing in here waits.
 *
 * <pre>
 *                    questionFailed                 attemptFailed (after connect)
 *   ONLINE ─────────────────────────────────► OFFLINE ◄──────────────────────────── DISCONNECTED
 *    │  ▲                                       │                                     │  ▲
 *    │  ├── attemptAnswered, or atSaleBoundary ─┘                                     │  │
 *    │  └── attemptAnswered (after connect) ──────────────────────────────────────────┘  │
 *    └────────────────────────────── disconnect ─────────────────────────────────────────┘
 * </pre>
 * An attempt starts with {@link #transactionStarting} once the reconnect interval has passed, with
 * {@link #healthCheckDue}, or at once with {@link #connect}; it ends answered, failed or forgotten. An attempt the
 * register made by itself takes effect only at a sale boundary; one a worker asked for takes effect when it is
 * answered. While the register cannot sell offline it stays ONLINE and says so.
 *
 * @param since           when this state began
 * @param cause           why it began
 * @param switchedBy      the worker who caused it; empty when nobody did
 * @param readiness       whether it could sell offline
 * @param attempt         the attempt to come back that is running, if any
 * @param attemptedBy     the worker who asked for it; empty when it is the register's own
 * @param attempts        attempts since the state began
 * @param lastAttemptNanos monotonic time of the last attempt, or of entering the state
 * @param lastFailure     what the last attempt or question met; STARTED before any
 * @param answeredMeanwhile the register's own attempt was answered during a sale: go online at its end
 */
public record Connection(
        ConnectionState state,
        Instant since,
        SwitchCause cause,
        String switchedBy,
        OfflineReadiness readiness,
        Attempt attempt,
        String attemptedBy,
        int attempts,
        long lastAttemptNanos,
        SwitchCause lastFailure,
        boolean answeredMeanwhile) {

    /** Who is trying to come back. */
    public enum Attempt {
        /** Nobody. */
        NONE,
        /** The register, by itself. */
        BY_REGISTER,
        /** A worker, with 917. */
        BY_WORKER
    }

    /** What a rule decided: the connection after it, and whether an attempt must be started now. */
    public record Step(Connection connection, boolean startsAttempt) {
    }

    /** The connection of a register that has just started. */
    public static Connection started(ConnectionState state, OfflineReadiness readiness, Instant now, long nanos) {
        return new Connection(state, now, SwitchCause.STARTED, "", readiness, Attempt.NONE, "", 0,
                nanos, SwitchCause.STARTED, false);
    }

    public boolean isOnline() {
        return state == ConnectionState.ONLINE;
    }

    /** Whether the register could go on without the scale unit. */
    public boolean canSellOffline() {
        return readiness == OfflineReadiness.READY;
    }

    /** Online in name, but the last question met silence and there is no offline database to fall back on. */
    public boolean isStranded() {
        return isOnline() && !canSellOffline() && lastFailure != SwitchCause.STARTED;
    }

    /** An online question got no answer, retries included. */
    public Connection questionFailed(SwitchCause failure, Instant now, long nanos) {
        if (!isOnline()) {
            return this;
        }
        if (!canSellOffline()) {
            return withFailure(failure);
        }
        return to(ConnectionState.OFFLINE, failure, "", now, nanos);
    }

    /** An online question was answered: whatever failed before is over. */
    public Connection questionAnswered() {
        return isOnline() && lastFailure != SwitchCause.STARTED ? withFailure(SwitchCause.STARTED) : this;
    }

    /** The first line of a transaction is on its way: the moment to try to come back, if the interval has passed. */
    public Step transactionStarting(OfflineProfile profile, long nanos) {
        boolean due = nanos - lastAttemptNanos >= profile.reconnectIntervalMillis() * 1_000_000;
        if (state != ConnectionState.OFFLINE || attempt != Attempt.NONE || !due) {
            return new Step(this, false);
        }
        return new Step(withAttempt(Attempt.BY_REGISTER, "", nanos), true);
    }

    /** The health check of advanced switching is due; its own interval has passed, whatever the reconnect interval. */
    public Step healthCheckDue(long nanos) {
        if (state != ConnectionState.OFFLINE || attempt != Attempt.NONE || answeredMeanwhile) {
            return new Step(this, false);
        }
        return new Step(withAttempt(Attempt.BY_REGISTER, "", nanos), true);
    }

    /** A worker presses Connect. An attempt that is already running becomes theirs. */
    public Step connect(String workerNumber, long nanos) {
        if (isOnline()) {
            return new Step(this, false);
        }
        return new Step(withAttempt(Attempt.BY_WORKER, workerNumber, nanos), attempt == Attempt.NONE);
    }

    /** A worker presses Disconnect. Whoever asks has checked {@link #canSellOffline} first. */
    public Connection disconnect(String workerNumber, Instant now, long nanos) {
        if (!isOnline()) {
            return this;
        }
        return to(ConnectionState.DISCONNECTED, SwitchCause.DISCONNECTED_BY_WORKER, workerNumber, now, nanos);
    }

    /** The scale unit answered the attempt. */
    public Connection attemptAnswered(boolean saleRunning, Instant now, long nanos) {
        return switch (attempt) {
            case NONE -> this;
            case BY_WORKER -> to(ConnectionState.ONLINE, SwitchCause.CONNECTED_BY_WORKER, attemptedBy, now, nanos);
            case BY_REGISTER -> saleRunning
                    ? new Connection(state, since, cause, switchedBy, readiness, Attempt.NONE, "", attempts,
                            lastAttemptNanos, lastFailure, true)
                    : to(ConnectionState.ONLINE, SwitchCause.RECONNECTED, "", now, nanos);
        };
    }

    /** The attempt failed. One taken off the line by hand is offline now, not disconnected: it was asked back. */
    public Connection attemptFailed(SwitchCause failure, Instant now, long nanos) {
        if (attempt == Attempt.NONE) {
            return this;
        }
        if (state == ConnectionState.DISCONNECTED) {
            return to(ConnectionState.OFFLINE, failure, attemptedBy, now, nanos);
        }
        return new Connection(state, since, cause, switchedBy, readiness, Attempt.NONE, "", attempts, nanos,
                failure, false);
    }

    /** What the attempt found could not be kept: as if it had not been made, so that another can be. */
    public Connection attemptForgotten() {
        return new Connection(state, since, cause, switchedBy, readiness, Attempt.NONE, "", attempts,
                lastAttemptNanos, lastFailure, false);
    }

    /** No sale is running: an attempt that was answered during the last one takes effect. */
    public Connection atSaleBoundary(Instant now, long nanos) {
        return state == ConnectionState.OFFLINE && answeredMeanwhile
                ? to(ConnectionState.ONLINE, SwitchCause.RECONNECTED, "", now, nanos)
                : this;
    }

    /** The offline database came, went, or is not for this register. */
    public Connection withReadiness(OfflineReadiness changed) {
        return new Connection(state, since, cause, switchedBy, changed, attempt, attemptedBy, attempts,
                lastAttemptNanos, lastFailure, answeredMeanwhile);
    }

    private Connection to(ConnectionState next, SwitchCause why, String by, Instant now, long nanos) {
        if (!state.next().contains(next)) {
            throw new IllegalStateException("no step from " + state + " to " + next);
        }
        SwitchCause failure = next == ConnectionState.OFFLINE ? why : SwitchCause.STARTED;
        return new Connection(next, now, why, by, readiness, Attempt.NONE, "", 0, nanos, failure, false);
    }

    private Connection withFailure(SwitchCause failure) {
        return new Connection(state, since, cause, switchedBy, readiness, attempt, attemptedBy, attempts,
                lastAttemptNanos, failure, answeredMeanwhile);
    }

    private Connection withAttempt(Attempt by, String workerNumber, long nanos) {
        return new Connection(state, since, cause, switchedBy, readiness, by, workerNumber, attempts + 1, nanos,
                lastFailure, false);
    }
}
