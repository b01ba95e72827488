package org.evertill.commerce.connection;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

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
 * answered. While the register cannot sell offline it stays ONLINE and says so. Where the profile wants the cashier
 * asked first, {@link #questionFailed} is {@link #asking} instead, and ends with {@link #confirmed} or
 * {@link #declined}, or with the next question that is answered.
 *
 * @param since           when this state began
 * @param cause           why it began
 * @param switchedBy      the worker who caused it; empty when nobody did
 * @param readiness       whether it could sell offline
 * @param attempt         the attempt to come back that is running, if any
 * @param attemptedBy     the worker who asked for it; empty when it is the register's own
 * @param attempts        attempts since the state began
 * @param lastAttemptNanos monotonic time of the last attempt, or of entering the state
 * @param failure         what the last attempt or question met; empty when it was answered, and before any
 * @param asks            whether the cashier is being asked whether to go offline
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
        Optional<LineFailure> failure,
        boolean asks,
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

    /** The connection of a register that has just started: off the line if a worker had taken it off, else online. */
    public static Connection started(
            Optional<Disconnection> disconnection, OfflineReadiness readiness, Instant now, long nanos) {
        return disconnection.map(left -> new Connection(ConnectionState.DISCONNECTED, left.since(),
                        SwitchCause.DISCONNECTED_BY_WORKER, left.workerNumber(), readiness, Attempt.NONE, "", 0, nanos,
                        Optional.empty(), false, false))
                .orElseGet(() -> new Connection(ConnectionState.ONLINE, now, SwitchCause.STARTED, "", readiness,
                        Attempt.NONE, "", 0, nanos, Optional.empty(), false, false));
    }

    public boolean isOnline() {
        return state == ConnectionState.ONLINE;
    }

    /** Whether the register could go on without the scale unit. */
    public boolean canSellOffline() {
        return readiness.canSellOffline();
    }

    /** Online in name, but the last question met silence. */
    public boolean isUnanswered() {
        return isOnline() && failure.isPresent();
    }

    /**
     * Unanswered, with nothing to fall back on: there is no offline database, or the cashier wanted to stay online.
     */
    public boolean isStranded() {
        return isUnanswered() && !asks;
    }

    /** An online question got no answer, retries included. */
    public Connection questionFailed(LineFailure met, long nanos) {
        if (!isOnline()) {
            return this;
        }
        return canSellOffline() ? offline(met, "", nanos) : with(Optional.of(met), false);
    }

    /** An online question got no answer, and the cashier is to be asked before anything else happens. */
    public Connection asking(LineFailure met) {
        return isOnline() && canSellOffline() ? with(Optional.of(met), true) : this;
    }

    /** The cashier who was asked wants to go offline. */
    public Connection confirmed(String workerNumber, Instant now, long nanos) {
        return asks && canSellOffline() && failure.isPresent()
                ? to(ConnectionState.OFFLINE, failure.get().cause(), workerNumber, now, nanos, failure) : this;
    }

    /** The cashier who was asked wants to stay online. */
    public Connection declined(Instant now) {
        return asks ? with(Optional.of(LineFailure.of(SwitchCause.PROMPT_DECLINED, now)), false) : this;
    }

    /** An online question was answered: whatever failed before is over, and nobody need be asked. */
    public Connection questionAnswered() {
        return isOnline() && failure.isPresent() ? with(Optional.empty(), false) : this;
    }

    /** The first line of a transaction is on its way: the moment to try to come back, if the interval has passed. */
    public Step transactionStarting(OfflineProfile profile, long nanos) {
        boolean due = nanos - reconnectDueNanos(profile) >= 0;
        if (state != ConnectionState.OFFLINE || attempt != Attempt.NONE || !due) {
            return new Step(this, false);
        }
        return new Step(withAttempt(Attempt.BY_REGISTER, "", nanos), true);
    }

    /** When the start of a transaction tries to come back, by the ticker; may be past. */
    public long reconnectDueNanos(OfflineProfile profile) {
        return lastAttemptNanos + profile.reconnectIntervalMillis() * 1_000_000;
    }

    /** When the health check of advanced switching is due, by the ticker; empty while there is nothing to check. */
    public OptionalLong healthCheckDueNanos(OfflineProfile profile) {
        boolean waits = profile.advancedOfflineSwitching() && state == ConnectionState.OFFLINE
                && attempt == Attempt.NONE && !answeredMeanwhile;
        return waits ? OptionalLong.of(lastAttemptNanos + profile.healthCheckIntervalMillis() * 1_000_000)
                : OptionalLong.empty();
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
                    ? ended(lastAttemptNanos, failure, true)
                    : to(ConnectionState.ONLINE, SwitchCause.RECONNECTED, "", now, nanos);
        };
    }

    /** The attempt failed. One taken off the line by hand is offline now, not disconnected: it was asked back. */
    public Connection attemptFailed(LineFailure met, long nanos) {
        if (attempt == Attempt.NONE) {
            return this;
        }
        return state == ConnectionState.DISCONNECTED ? offline(met, attemptedBy, nanos)
                : ended(nanos, Optional.of(met), false);
    }

    /** What the attempt found could not be kept: as if it had not been made, so that another can be. */
    public Connection attemptForgotten() {
        return ended(lastAttemptNanos, failure, false);
    }

    /** No sale is running: an attempt that was answered during the last one takes effect. */
    public Connection atSaleBoundary(Instant now, long nanos) {
        return state == ConnectionState.OFFLINE && answeredMeanwhile
                ? to(ConnectionState.ONLINE, SwitchCause.RECONNECTED, "", now, nanos)
                : this;
    }

    /** The offline database came, went, lacks something, or is not for this register. */
    public Connection withReadiness(OfflineReadiness changed) {
        boolean ready = changed.canSellOffline();
        boolean forgets = isOnline() && ready && !canSellOffline();
        return new Connection(state, since, cause, switchedBy, changed, attempt, attemptedBy, attempts,
                lastAttemptNanos, forgets ? Optional.empty() : failure, asks && ready, answeredMeanwhile);
    }

    private Connection to(ConnectionState next, SwitchCause why, String by, Instant now, long nanos) {
        return to(next, why, by, now, nanos, Optional.empty());
    }

    private Connection offline(LineFailure met, String by, long nanos) {
        return to(ConnectionState.OFFLINE, met.cause(), by, met.at(), nanos, Optional.of(met));
    }

    private Connection to(ConnectionState next, SwitchCause why, String by, Instant now, long nanos,
            Optional<LineFailure> met) {
        if (!state.next().contains(next)) {
            throw new IllegalStateException("no step from " + state + " to " + next);
        }
        return new Connection(next, now, why, by, readiness, Attempt.NONE, "", 0, nanos, met, false, false);
    }

    private Connection with(Optional<LineFailure> met, boolean asked) {
        return new Connection(state, since, cause, switchedBy, readiness, attempt, attemptedBy, attempts,
                lastAttemptNanos, met, asked, answeredMeanwhile);
    }

    private Connection ended(long nanos, Optional<LineFailure> met, boolean answered) {
        return new Connection(state, since, cause, switchedBy, readiness, Attempt.NONE, "", attempts, nanos, met,
                asks, answered);
    }

    private Connection withAttempt(Attempt by, String workerNumber, long nanos) {
        return new Connection(state, since, cause, switchedBy, readiness, by, workerNumber, attempts + 1, nanos,
                failure, asks, false);
    }
}
