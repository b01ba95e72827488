package org.evertill.exchange.record;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.evertill.exchange.tables.Row;
import org.evertill.exchange.tables.SqlDialect;
import org.evertill.exchange.tables.SyncedTable;

/**
 * Writes records and their projections into a database that holds the journal tables: the register's journal, the
 * channel database, headquarters. Keeps its statements for the life of the connection; used by one thread, inside
 * the caller's transaction.
 */
public final class RecordWriter implements AutoCloseable {

    private final Connection connection;
    private final SqlDialect dialect;
    private final Map<SyncedTable, PreparedStatement> inserts = new HashMap<>();

    /** A writer on a connection whose transactions the caller makes. */
    public RecordWriter(Connection connection, SqlDialect dialect) {
        this.connection = connection;
        this.dialect = dialect;
    }

    /**
     * Inserts the record's rows.
     *
     * @throws SQLException also when the record's id or number is already there: whoever may repeat himself looks first
     */
    public void write(JournalRecord record) throws SQLException {
        Map<SyncedTable, List<Row>> byTable = new HashMap<>();
        List<SyncedTable> order = new ArrayList<>();
        for (Row row : record.rows()) {
            byTable.computeIfAbsent(row.table(), table -> {
                order.add(table);
                return new ArrayList<>();
            }).add(row);
        }
        for (SyncedTable table : order) {
            insert(table, byTable.get(table));
        }
    }

    private void insert(SyncedTable table, List<Row> rows) throws SQLException {
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
