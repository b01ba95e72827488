package org.evertill.exchange.schema;

import java.sql.SQLException;

/** A database was written by a newer program than this one. It has not been touched. */
public final class SchemaTooNewException extends SQLException {
    private static final long serialVersionUID = 1L;

    private final int found;

    SchemaTooNewException(MigratedDatabase database, int found, int known) {
        super("The database " + database + " has schema " + found + "; this program knows " + known
                + ". Start the newer program, or restore the older database.");
        this.found = found;
    }

    /** The schema's number in the database. */
    public int found() {
        return found;
    }
}
