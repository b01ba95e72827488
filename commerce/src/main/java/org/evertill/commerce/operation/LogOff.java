package org.evertill.commerce.operation;

import java.util.List;
import org.evertill.commerce.refusal.RefusalReason;
import org.evertill.commerce.register.RegisterSession;
import org.evertill.commerce.staff.Worker;
import org.evertill.commerce.transaction.SignedOff;

/** 701 Log off: the worker leaves. Not while a sale is running. */
public record LogOff() implements PosOperation {

    @Override
    public int number() {
        return 701;
    }

    @Override
    public OperationOutcome perform(RegisterSession session, Worker authority) {
        if (session.cart().isPresent()) {
            return OperationOutcome.Rejected.because(RefusalReason.SALE_RUNNING);
        }
        SignedOff left = new SignedOff(session.newId(), session.now(), authority.number());
        return OperationOutcome.Applied.of(session.withoutWorker(), List.of(left));
    }
}
