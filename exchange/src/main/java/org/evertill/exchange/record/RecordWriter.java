package org.evertill.exchange.record;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
    private final RowInsert inserts;

    /** A writer on a connection whose transactions the caller makes. */
    public RecordWriter(Connection connection, SqlDialect dialect) {
        this(new PreparedRows(connection, dialect));
    }

    /** A writer whose rows get into the database in this way. */
    public RecordWriter(RowInsert inserts) {
        this.inserts = inserts;
    }

    /**
     * Inserts the record's rows.
     *
     * @throws SQLException also when the record's id or number is already there: whoever may repeat himself looks first
     */
    public void write(JournalRecord record) throws SQLException {
        write(List.of(record));
    }

    /** As {@link #write(JournalRecord)}, with several records at once, table by table. */
    public void write(List<JournalRecord> records) throws SQLException {
        Map<SyncedTable, List<Row>> byTable = new LinkedHashMap<>();
        for (JournalRecord record : records) {
            for (Row row : record.rows()) {
                byTable.computeIfAbsent(row.table(), table -> new ArrayList<>()).add(row);
            }
        }
        for (Map.Entry<SyncedTable, List<Row>> rows : byTable.entrySet()) {
            inserts.insert(rows.getKey(), rows.getValue());
        }
    }

    @Override
    public void close() throws SQLException {
        inserts.close();
    }
}
