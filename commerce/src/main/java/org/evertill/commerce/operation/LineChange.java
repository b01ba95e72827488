package org.evertill.commerce.operation;

import java.util.Optional;
import java.util.function.BiFunction;
import org.evertill.commerce.cart.Cart;
import org.evertill.commerce.cart.CartLine;
import org.evertill.commerce.refusal.RefusalReason;
import org.evertill.commerce.register.RegisterSession;

/** What every change of a line has in common: there must be such a line, and it must not be voided. */
final class LineChange {

    private LineChange() {
    }

    static OperationOutcome on(
            RegisterSession session, int line, BiFunction<Cart, CartLine, OperationOutcome> change) {
        Optional<CartLine> found = session.cart().flatMap(cart -> cart.line(line));
        if (found.isEmpty()) {
            return OperationOutcome.Rejected.because(RefusalReason.NO_LINE);
        }
        if (found.get().voided()) {
            return OperationOutcome.Rejected.because(RefusalReason.LINE_VOIDED);
        }
        return change.apply(session.cart().get(), found.get());
    }
}
