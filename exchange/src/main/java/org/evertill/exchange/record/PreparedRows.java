package org.evertill.exchange.record;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.evertill.exchange.tables.Row;
import org.evertill.exchange.tables.SqlDialect;
import org.evertill.exchange.tables.SyncedTable;

/** Inserts rows by statements that are prepared once per table, for a database in the same process. */
public final class PreparedRows implements RowInsert {
    private final Connection connection;
    private final SqlDialect dialect;
    private final Map<SyncedTable, PreparedStatement> inserts = new HashMap<>();

    /** On a connection whose transactions the caller makes. */
    public PreparedRows(Connection connection, SqlDialect dialect) {
        this.connection = connection;
        this.dialect = dialect;
    }

    @Override
    public void insert(SyncedTable table, List<Row> rows) throws SQLException {
        PreparedStatement statement = inserts.get(table);
        if (statement == null) {
            statement = connection.prepareStatement(table.sql(dialect).insert());
            inserts.put(table, statement);
        }
        for (Row row : rows) {
            row.bind(statement);
            // One by one: SQLite gains nothing by a batch, and the driver's batch error hides that the disk is full.
            statement.executeUpdate();
        }
    }

    @Override
    public void close() throws SQLException {
        for (PreparedStatement statement : inserts.values()) {
            statement.close();
        }
    }
}
