package org.evertill.verification.audit;

import java.sql.SQLException;

/** A database under audit cannot be read at all, so nothing can be said about it. */
public final class AuditFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AuditFailedException(SQLException cause) {
        super("The audit cannot read a database: " + cause.getMessage(), cause);
    }
}
