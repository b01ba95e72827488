package org.evertill.commerce.operation;

import org.evertill.commerce.register.RegisterSession;
import org.evertill.commerce.staff.Worker;

/** 108 Product search: opens the search. What is typed there is asked as it is typed, beside the sale. */
public record SearchProducts() implements PosOperation {

    @Override
    public int number() {
        return 108;
    }

    @Override
    public OperationOutcome perform(RegisterSession session, Worker authority) {
        return OperationOutcome.Applied.of(session).saying(new Notice.SearchRequested());
    }
}
