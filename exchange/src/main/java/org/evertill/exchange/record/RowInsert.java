package org.evertill.exchange.record;

import java.sql.SQLException;
import java.util.List;
import org.evertill.exchange.tables.Row;
import org.evertill.exchange.tables.SyncedTable;

/** How rows get into a database, on one connection, inside the caller's transaction. For one thread. */
public interface RowInsert extends AutoCloseable {

    /**
     * Adds rows of one table, in their order.
     *
     * @throws SQLException also when one of them is already there; then the transaction is of no use any more, but for
     *     going back to a savepoint
     */
    void insert(SyncedTable table, List<Row> rows) throws SQLException;

    @Override
    void close() throws SQLException;
}
