package org.evertill.exchange.schema;

import java.sql.SQLException;
import org.evertill.exchange.sqlite.SqliteFile;

/** A database was written by a newer program than this one. It has not been touched. */
public final class SchemaTooNewException extends SQLException {
    private static final long serialVersionUID = 1L;

    private final int found;

    SchemaTooNewException(SqliteFile file, int found, int known) {
        super("The database " + file + " has schema " + found + "; this program knows " + known
                + ". Start the newer program, or restore the older database.");
        this.found = found;
    }

    /** The schema's number in the database. */
    public int found() {
        return found;
    }
}
