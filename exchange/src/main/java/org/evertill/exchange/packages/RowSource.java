package org.evertill.exchange.packages;

import java.sql.SQLException;
import org.evertill.exchange.tables.Row;
import org.evertill.exchange.tables.SyncedTable;

/** Where the rows of a package come from, such as headquarters' database. */
@FunctionalInterface
public interface RowSource {

    /** Hands over every row of a table for the package's data group, best in key order; called once per table. */
    void read(SyncedTable table, RowSink sink) throws SQLException;

    /** Where the rows go. */
    @FunctionalInterface
    interface RowSink {
        /** Takes one row. */
        void accept(Row row) throws SQLException;
    }
}
