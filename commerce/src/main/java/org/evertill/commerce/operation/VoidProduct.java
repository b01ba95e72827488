package org.evertill.commerce.operation;

import org.evertill.commerce.cart.Cart;
import org.evertill.commerce.register.RegisterSession;
import org.evertill.commerce.staff.Worker;

/** 102 Void product: strikes a line out. It stays on the record. */
public record VoidProduct(int line) implements PosOperation {

    @Override
    public int number() {
        return 102;
    }

    @Override
    public OperationOutcome perform(RegisterSession session, Worker authority) {
        return LineChange.on(session, line, (cart, old) -> {
            Cart changed = cart.withLine(line, was -> was.voidedBy(authority.number()));
            return OperationOutcome.Applied.of(session.withCart(changed))
                    .saying(new Notice.LineVoided(cart.id(), line, old.facts().product()));
        });
    }
}
