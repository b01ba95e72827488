package org.evertill.commerce.operation;

import org.evertill.commerce.register.RegisterSession;
import org.evertill.commerce.staff.Worker;

/** 703 Lock register: nothing works until the same worker's PIN. A running sale is kept. */
public record LockRegister() implements PosOperation {

    @Override
    public int number() {
        return 703;
    }

    @Override
    public boolean waitsItsTurn(RegisterSession session) {
        return !session.connection().asks();
    }

    @Override
    public OperationOutcome perform(RegisterSession session, Worker authority) {
        return OperationOutcome.Applied.of(session.withLocked(true));
    }
}
