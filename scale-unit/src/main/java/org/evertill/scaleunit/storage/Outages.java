package org.evertill.scaleunit.storage;

import java.sql.SQLException;

/** Tells failures of a database that cannot be used at the moment from those of what was asked of it. */
final class Outages {

    private Outages() {
    }

    /** The failure as it is told to whoever asked. */
    static SQLException told(Storage storage, SQLException e) {
        if (e instanceof DatabaseUnavailableException || !storage.isOutage(e)) {
            return e;
        }
        return new DatabaseUnavailableException("The database " + storage + " cannot be used at the moment: "
                + e.getMessage(), e);
    }
}
