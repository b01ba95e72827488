package org.evertill.commerce.operation;

import org.evertill.commerce.register.RegisterSession;

/** Something that may change a register session: a worker's operation, an answer, or news of the connection. */
@FunctionalInterface
public interface SessionStep {

    /** Decides what happens. Pure: looks at the session and returns; never waits, stores or sends. */
    OperationOutcome run(RegisterSession session);

    /**
     * Whether it waits its turn while a question is out. What ends a question that waits for a person must not, nor
     * what lets nobody stand at an unguarded register meanwhile.
     */
    default boolean waitsItsTurn(RegisterSession session) {
        return true;
    }
}
