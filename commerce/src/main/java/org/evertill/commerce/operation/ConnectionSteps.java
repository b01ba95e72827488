package org.evertill.commerce.operation;

import java.util.List;
import java.util.Optional;
import org.evertill.commerce.connection.Connection;
import org.evertill.commerce.connection.LineFailure;
import org.evertill.commerce.connection.OfflineProfile;
import org.evertill.commerce.connection.OfflineReadiness;
import org.evertill.commerce.connection.SwitchCause;
import org.evertill.commerce.register.RegisterSession;
import org.evertill.commerce.transaction.ConnectionSwitched;

/** News of the connection, as steps of the session. The rules themselves are {@link Connection}'s. */
public final class ConnectionSteps {

    private ConnectionSteps() {
    }

    /** An online question got no answer in its time. */
    public static SessionStep questionFailed(SwitchCause cause) {
        return questionFailed(cause, 0);
    }

    /**
     * An online question got no answer in its time: the register goes offline, or asks the cashier first where the
     * profile says so.
     *
     * @param status the HTTP status of a server that reports a fault, 0 where there was none
     */
    public static SessionStep questionFailed(SwitchCause cause, int status) {
        return session -> connected(session, asksFirst(session)
                ? session.connection().asking(failure(session, cause, status))
                : session.connection().questionFailed(failure(session, cause, status), session.nanos()));
    }

    /**
     * Whether somebody is asked before the register goes offline by itself. On the sign-on screen and on a locked
     * register there is nobody to ask, so it goes.
     */
    public static boolean asksFirst(RegisterSession session) {
        return session.profile().promptOnSeamlessOffline() && session.connection().canSellOffline()
                && session.worker().isPresent() && !session.locked();
    }

    /** An online question was answered. */
    public static SessionStep questionAnswered() {
        return session -> connected(session, session.connection().questionAnswered());
    }

    /** The scale unit answered the attempt to come back. */
    public static SessionStep attemptAnswered() {
        return session -> connected(session, session.connection()
                .attemptAnswered(session.cart().isPresent(), session.now(), session.nanos()));
    }

    /**
     * The attempt to come back failed.
     *
     * @param status the HTTP status of a server that reports a fault, 0 where there was none
     */
    public static SessionStep attemptFailed(SwitchCause cause, int status) {
        return session -> connected(session, 
                session.connection().attemptFailed(failure(session, cause, status), session.nanos()));
    }

    /** What the attempt found could not be stored in the journal. */
    public static SessionStep attemptForgotten() {
        return session -> OperationOutcome.Applied.of(
                session.withConnection(session.connection().attemptForgotten()));
    }

    /** The health check of advanced switching says it is time to try. */
    public static SessionStep healthCheckDue() {
        return session -> {
            Connection.Step step = session.connection().healthCheckDue(session.nanos());
            return new OperationOutcome.Applied(
                    session.withConnection(step.connection()), List.of(), step.startsAttempt(), Optional.empty());
        };
    }

    /** The offline database came, went, or is not for this register. */
    public static SessionStep readiness(OfflineReadiness readiness) {
        return session -> OperationOutcome.Applied.of(
                session.withConnection(session.connection().withReadiness(readiness)));
    }

    /** Headquarters published another profile. */
    public static SessionStep profile(OfflineProfile profile) {
        return session -> OperationOutcome.Applied.of(session.withProfile(profile));
    }

    /** The session with another connection; if its state changed, with the entry that says so. */
    static OperationOutcome.Applied connected(RegisterSession session, Connection next) {
        Connection before = session.connection();
        RegisterSession changed = session.withConnection(next);
        if (next.state() == before.state()) {
            return OperationOutcome.Applied.of(changed);
        }
        return OperationOutcome.Applied.of(changed, List.of(new ConnectionSwitched(session.newId(), session.now(),
                next.switchedBy(), before.state(), next.state(), next.cause())));
    }

    private static LineFailure failure(RegisterSession session, SwitchCause cause, int status) {
        return new LineFailure(cause, session.now(), session.profile().requestTimeoutMillis(), status);
    }
}
