package org.evertill.exchange.packages;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evertill.exchange.tables.Row;
import org.evertill.exchange.tables.RowKey;
import org.evertill.exchange.tables.SqlDialect;
import org.evertill.exchange.tables.SyncedTable;
import org.evertill.exchange.tables.TableContent;

/**
 * Changes the rows of a packaged file within the transaction of its connection, and keeps count of what its tables add
 * up to. The same change twice is the same as once. For one thread, and one delta.
 */
final class DeltaApply implements AutoCloseable {
    private final Connection connection;
    private final Map<SyncedTable, TableContent> contents;
    private final Map<SyncedTable, Statements> prepared = new HashMap<>();
    private final SearchUpkeep search;

    /** @param contents what each table holds before the first change */
    DeltaApply(Connection connection, Map<SyncedTable, TableContent> contents) {
        this.connection = connection;
        this.contents = new HashMap<>(contents);
        this.search = new SearchUpkeep(connection);
    }

    void apply(RowChange change) throws SQLException {
        switch (change) {
            case RowChange.Put put -> put(put.row());
            case RowChange.Removed removed -> remove(removed.key());
        }
    }

    /** Brings what is derived from the rows up to date as well, and answers what each table holds now. */
    Map<SyncedTable, TableContent> finish() throws SQLException {
        search.finish();
        ContentTable.write(connection, contents);
        return Map.copyOf(contents);
    }

    private void put(Row row) throws SQLException {
        Statements statements = statements(row.table());
        Optional<Row> before = statements.find(RowKey.of(row));
        if (before.equals(Optional.of(row))) {
            return;
        }
        for (PreparedStatement upsert : statements.upserts) {
            row.bind(upsert);
            upsert.executeUpdate();
        }
        TableContent content = content(row.table());
        contents.put(row.table(), (before.isPresent() ? content.without(before.get()) : content).with(row));
        search.changed(before, row);
    }

    private void remove(RowKey key) throws SQLException {
        Statements statements = statements(key.table());
        Optional<Row> before = statements.find(key);
        if (before.isEmpty()) {
            return;
        }
        search.removing(before.get());
        key.bind(statements.delete);
        statements.delete.executeUpdate();
        contents.put(key.table(), content(key.table()).without(before.get()));
    }

    private TableContent content(SyncedTable table) {
        return contents.getOrDefault(table, TableContent.EMPTY);
    }

    private Statements statements(SyncedTable table) throws SQLException {
        Statements found = prepared.get(table);
        if (found == null) {
            found = new Statements(connection, table);
            prepared.put(table, found);
        }
        return found;
    }

    @Override
    public void close() throws SQLException {
        search.close();
        for (Statements statements : prepared.values()) {
            statements.close();
        }
    }

    /** The statements on one table. */
    private static final class Statements implements AutoCloseable {
        private final SyncedTable table;
        private final PreparedStatement select;
        private final PreparedStatement delete;
        private final List<PreparedStatement> upserts = new ArrayList<>();

        Statements(Connection connection, SyncedTable table) throws SQLException {
            this.table = table;
            this.select = connection.prepareStatement(table.sql(SqlDialect.SQLITE).selectByKey());
            this.delete = connection.prepareStatement(table.sql(SqlDialect.SQLITE).deleteByKey());
            for (String upsert : table.sql(SqlDialect.SQLITE).upsert()) {
                upserts.add(connection.prepareStatement(upsert));
            }
        }

        Optional<Row> find(RowKey key) throws SQLException {
            key.bind(select);
            try (ResultSet result = select.executeQuery()) {
                return result.next() ? Optional.of(Row.read(table, result)) : Optional.empty();
            }
        }

        @Override
        public void close() throws SQLException {
            select.close();
            delete.close();
            for (PreparedStatement upsert : upserts) {
                upsert.close();
            }
        }
    }
}
