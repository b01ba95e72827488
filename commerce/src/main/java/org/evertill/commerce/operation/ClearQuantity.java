package org.evertill.commerce.operation;

import java.util.Optional;
import org.evertill.commerce.money.Quantity;
import org.evertill.commerce.register.RegisterSession;
import org.evertill.commerce.staff.Worker;

/** 106 Clear quantity: back to one. */
public record ClearQuantity(int line) implements PosOperation {

    @Override
    public int number() {
        return 106;
    }

    @Override
    public OperationOutcome perform(RegisterSession session, Worker authority) {
        return new SetQuantity(line, Optional.of(Quantity.ONE), true).perform(session, authority);
    }
}
