package org.evertill.commerce.operation;

import java.util.List;
import java.util.Optional;
import org.evertill.commerce.connection.Connection;
import org.evertill.commerce.refusal.OfflineRefusals;
import org.evertill.commerce.refusal.Refusal;
import org.evertill.commerce.register.RegisterSession;
import org.evertill.commerce.staff.Worker;

/**
 * 917 Database connection status: takes the register off the line when it is online, and asks it back when it is
 * not. Refused while there is no offline database to sell from. Never touches the running sale. Works on the sign-on
 * screen where the profile allows it.
 */
public record SwitchConnection() implements PosOperation {

    @Override
    public int number() {
        return 917;
    }

    @Override
    public boolean ofSale() {
        return false;
    }

    @Override
    public OperationOutcome perform(RegisterSession session, Worker authority) {
        Connection connection = session.connection();
        if (!connection.isOnline()) {
            Connection.Step step = connection.connect(authority.number(), session.nanos());
            return new OperationOutcome.Applied(session.withConnection(step.connection()), List.of(),
                    step.startsAttempt(), Optional.empty());
        }
        return objection(session).<OperationOutcome>map(OperationOutcome.Rejected::new)
                .orElseGet(() -> ConnectionSteps.connected(
                        session, connection.disconnect(authority.number(), session.now(), session.nanos())));
    }

    @Override
    public Optional<Refusal> objection(RegisterSession session) {
        Connection connection = session.connection();
        return connection.isOnline() && !connection.canSellOffline()
                ? Optional.of(OfflineRefusals.cannotDisconnect(connection.readiness())) : Optional.empty();
    }
}
