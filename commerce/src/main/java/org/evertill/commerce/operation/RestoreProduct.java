package org.evertill.commerce.operation;

import java.util.Optional;
import org.evertill.commerce.cart.CartLine;
import org.evertill.commerce.register.RegisterSession;
import org.evertill.commerce.staff.Worker;

/** Takes a 102 Void product back, at the same price: the undo of the toast. */
public record RestoreProduct(int line) implements PosOperation {

    @Override
    public int number() {
        return 102;
    }

    @Override
    public OperationOutcome perform(RegisterSession session, Worker authority) {
        Optional<CartLine> found = session.cart().flatMap(cart -> cart.line(line));
        if (found.isEmpty()) {
            return OperationOutcome.Rejected.because(RefusalReason.NO_LINE);
        }
        return OperationOutcome.Applied.of(
                session.withCart(session.cart().get().withLine(line, CartLine::restoredLine)));
    }
}
