package org.evertill.commerce.operation;

import org.evertill.commerce.register.RegisterSession;
import org.evertill.commerce.staff.Worker;

/**
 * 109 Return product: the next product comes back as a negative line. Pressed again, it does not, and to take it back
 * nobody needs a permission. Begins no transaction by itself: the product does.
 */
public record ReturnProduct() implements PosOperation {

    @Override
    public int number() {
        return 109;
    }

    @Override
    public OperationOutcome run(RegisterSession session) {
        boolean takenBack = session.nextIsReturn() && session.worker().isPresent() && !session.locked();
        return takenBack ? OperationOutcome.Applied.of(session.withoutNextReturn())
                : PosOperation.super.run(session);
    }

    @Override
    public OperationOutcome perform(RegisterSession session, Worker authority) {
        return OperationOutcome.Applied.of(session.nextIsReturn()
                ? session.withoutNextReturn() : session.withNextReturn(authority.number()));
    }
}
