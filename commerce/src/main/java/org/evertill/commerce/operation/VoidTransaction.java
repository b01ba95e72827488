package org.evertill.commerce.operation;

import org.evertill.commerce.refusal.RefusalReason;
import org.evertill.commerce.register.RegisterSession;
import org.evertill.commerce.staff.Worker;

/** 500 Void transaction: ends the running sale unpaid. It stays on the record; cash taken so far goes back. */
public record VoidTransaction() implements PosOperation {

    @Override
    public int number() {
        return 500;
    }

    @Override
    public OperationOutcome perform(RegisterSession session, Worker authority) {
        if (session.cart().isEmpty()) {
            return OperationOutcome.Rejected.because(RefusalReason.NO_SALE);
        }
        return Conclusion.voided(session, session.cart().get(), authority).saying(new Notice.TransactionVoided());
    }
}
