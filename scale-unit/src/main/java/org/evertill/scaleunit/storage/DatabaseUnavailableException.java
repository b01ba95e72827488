package org.evertill.scaleunit.storage;

import java.sql.SQLException;

/**
 * A database cannot be used at the moment. Nothing was written, unless the line broke in the very commit; the same
 * work may be asked for again later. The message is a sentence for whoever runs the program.
 */
public final class DatabaseUnavailableException extends SQLException {
    private static final long serialVersionUID = 1L;

    DatabaseUnavailableException(String sentence, SQLException cause) {
        super(sentence, cause.getSQLState(), cause);
    }
}
