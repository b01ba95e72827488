package org.evertill.commerce.operation;

import org.evertill.commerce.cart.Cart;
import org.evertill.commerce.register.RegisterSession;
import org.evertill.commerce.staff.Worker;

/** 109 Return product: the next product comes back as a negative line. Pressed again, it does not. */
public record ReturnProduct() implements PosOperation {

    @Override
    public int number() {
        return 109;
    }

    @Override
    public OperationOutcome perform(RegisterSession session, Worker authority) {
        Cart cart = session.cart().orElseGet(session::beginCart);
        Cart changed = cart.withNextIsReturn(!cart.nextIsReturn());
        return OperationOutcome.Applied.of(session.withCart(changed));
    }
}
