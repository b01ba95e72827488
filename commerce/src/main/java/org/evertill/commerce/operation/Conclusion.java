package org.evertill.commerce.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.evertill.commerce.cart.Cart;
import org.evertill.commerce.connection.Connection;
import org.evertill.commerce.register.RegisterSession;
import org.evertill.commerce.staff.Worker;
import org.evertill.commerce.transaction.JournalEntry;
import org.evertill.commerce.transaction.SalesTransaction;

/**
 * The end of a transaction: the entry for the journal, an empty register behind it, and the return to the scale
 * unit if it answered while the sale ran.
 */
final class Conclusion {

    private Conclusion() {
    }

    /** A sale that is paid. */
    static OperationOutcome.Applied paid(RegisterSession session, Cart cart) {
        return of(session, cart, Optional.empty());
    }

    /** A transaction that is voided on somebody's authority. */
    static OperationOutcome.Applied voided(RegisterSession session, Cart cart, Worker authority) {
        return of(session, cart, Optional.of(authority.number()));
    }

    private static OperationOutcome.Applied of(RegisterSession session, Cart cart, Optional<String> voidWorker) {
        SalesTransaction transaction = new SalesTransaction(session.now(), session.businessDate(),
                session.worker().orElseThrow().number(), session.shift().orElseThrow().id(),
                session.connection().state(), cart, cart.totals(), voidWorker);
        Connection after = session.connection().atSaleBoundary(session.now(), session.nanos());
        OperationOutcome.Applied boundary = ConnectionSteps.connected(session.withoutCart(), after);
        List<JournalEntry> entries = new ArrayList<>();
        entries.add(transaction);
        entries.addAll(boundary.entries());
        return OperationOutcome.Applied.of(boundary.session(), entries);
    }
}
