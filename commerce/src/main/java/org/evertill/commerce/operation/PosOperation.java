package org.evertill.commerce.operation;

import java.util.Optional;
import org.evertill.commerce.refusal.Refusal;
import org.evertill.commerce.register.RegisterSession;
import org.evertill.commerce.staff.Worker;

/**
 * What a worker can do at a register: one record per operation, one line in {@link OperationCatalog}.
 * Numbers are those of the field's operation list.
 */
public interface PosOperation extends SessionStep {

    /** The operation's number; buttons and permissions go by it. */
    int number();

    /** Whether it is about the sale that runs; what was asked for such a one does nothing in the next sale. */
    default boolean ofSale() {
        return true;
    }

    /**
     * Does it, all admission checks passed.
     *
     * @param authority whose permission it is: the worker signed on, or a manager who gave a PIN in place
     */
    OperationOutcome perform(RegisterSession session, Worker authority);

    /** Why it could not be done whoever asked for it: said before anybody gives a PIN for nothing. */
    default Optional<Refusal> objection(RegisterSession session) {
        return Optional.empty();
    }

    /** Checks sign-on, lock and permission by the catalogue, then performs. */
    @Override
    default OperationOutcome run(RegisterSession session) {
        return OperationGate.admit(this, session);
    }
}
