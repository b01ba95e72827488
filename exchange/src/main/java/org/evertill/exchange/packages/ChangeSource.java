package org.evertill.exchange.packages;

import java.sql.SQLException;
import org.evertill.exchange.tables.SyncedTable;

/** Where the changes of a delta package come from, such as headquarters' tracking tables. */
@FunctionalInterface
public interface ChangeSource {

    /**
     * Hands over every row of a table that may be another one now than in the base, each once, best in key order. What
     * turns out to be as it was is left out of the package. Called once per table.
     */
    void read(SyncedTable table, ChangeSink sink) throws SQLException;

    /** Where the changes go. */
    @FunctionalInterface
    interface ChangeSink {
        /** Takes one change. */
        void accept(RowChange change) throws SQLException;
    }
}
