package org.evertill.commerce.operation;

import org.evertill.commerce.connection.Connection;
import org.evertill.commerce.register.RegisterSession;
import org.evertill.commerce.staff.Worker;

/**
 * What the cashier said when asked whether to go offline. Needs no permission: the profile asks whoever stands at the
 * register, and the journal keeps who it was. Nothing, when nobody is asked any more.
 *
 * @param goes offline; else the register stays online and the waiting question is asked once more
 */
public record OfflineDecision(boolean goes) implements SessionStep {

    @Override
    public OperationOutcome run(RegisterSession session) {
        Connection connection = session.connection();
        String worker = session.worker().map(Worker::number).orElse("");
        return ConnectionSteps.connected(session, goes ? connection.confirmed(worker, session.now(), session.nanos())
                : connection.declined(session.now()));
    }

    @Override
    public boolean waitsItsTurn(RegisterSession session) {
        return false;
    }
}
