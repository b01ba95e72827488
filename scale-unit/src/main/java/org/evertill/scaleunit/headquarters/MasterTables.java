package org.evertill.scaleunit.headquarters;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.evertill.exchange.packages.RowSource;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.Column;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.Direction;
import org.evertill.exchange.tables.Row;
import org.evertill.exchange.tables.SqlDialect;
import org.evertill.exchange.tables.SyncedTable;
import org.evertill.scaleunit.storage.ServerDatabase;

/**
 * The tables headquarters decides: products, prices, taxes, staff, registers, profiles. A change here reaches nobody
 * before {@link Publisher} has made a package of it.
 */
public final class MasterTables {
    private final ServerDatabase database;

    /** Works on headquarters' database. */
    public MasterTables(ServerDatabase database) {
        this.database = database;
    }

    /** Whether no store has been entered yet. */
    public boolean isEmpty() throws SQLException {
        return database.read(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet result = statement.executeQuery("SELECT 1 FROM store LIMIT 1")) {
                return !result.next();
            }
        });
    }

    /**
     * Adds or changes rows, all or none, and puts every store among them into its data group.
     *
     * @throws RowRefusedException if a value is out of its range; nothing is saved then
     */
    public void save(List<Row> rows) throws SQLException {
        rows.forEach(RowRules::require);
        database.write(connection -> {
            write(connection, rows);
            return rows.size();
        });
    }

    /**
     * Empties the tables that these rows belong to and fills them anew, all or nothing.
     *
     * @throws RowRefusedException if a value is out of its range; nothing is changed then
     */
    public void replace(List<Row> rows) throws SQLException {
        rows.forEach(RowRules::require);
        Set<SyncedTable> tables = new LinkedHashSet<>();
        rows.forEach(row -> tables.add(row.table()));
        database.write(connection -> {
            try (Statement statement = connection.createStatement()) {
                for (SyncedTable table : tables) {
                    requireMaster(table);
                    statement.executeUpdate("DELETE FROM " + table.name());
                }
            }
            write(connection, rows);
            return rows.size();
        });
    }

    /** All rows of a table, by key. */
    public List<Row> rows(SyncedTable table) throws SQLException {
        return database.read(connection -> {
            List<Row> rows = new ArrayList<>();
            try (Statement statement = connection.createStatement();
                    ResultSet result = statement.executeQuery(table.sql(SqlDialect.SQLITE).selectUnordered()
                            + " ORDER BY " + String.join(", ", table.keyColumns().stream().map(Column::name)
                                    .toList()))) {
                while (result.next()) {
                    rows.add(Row.read(table, result));
                }
            }
            return rows;
        });
    }

    /** Whether a table has a row per store, of which a data group gets those of its stores. */
    static boolean isPerStore(SyncedTable table) {
        return table.columnNames().contains("store_number");
    }

    /** Hands over the rows of one table that a data group gets, in no particular order. */
    static void read(Connection connection, SyncedTable table, String dataGroup, RowSource.RowSink sink)
            throws SQLException {
        boolean perStore = isPerStore(table);
        String sql = table.sql(SqlDialect.SQLITE).selectUnordered() + (perStore
                ? " WHERE store_number IN (SELECT store_number FROM data_group_store WHERE data_group_code = ?)" : "");
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            if (perStore) {
                statement.setString(1, dataGroup);
            }
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    sink.accept(Row.read(table, result));
                }
            }
        }
    }

    private static void write(Connection connection, List<Row> rows) throws SQLException {
        Map<SyncedTable, List<Row>> byTable = new LinkedHashMap<>();
        rows.forEach(row -> byTable.computeIfAbsent(row.table(), table -> new ArrayList<>()).add(row));
        for (Map.Entry<SyncedTable, List<Row>> entry : byTable.entrySet()) {
            requireMaster(entry.getKey());
            for (String upsert : entry.getKey().sql(SqlDialect.SQLITE).upsert()) {
                try (PreparedStatement statement = connection.prepareStatement(upsert)) {
                    for (Row row : entry.getValue()) {
                        row.bind(statement);
                        statement.addBatch();
                    }
                    statement.executeBatch();
                }
            }
        }
        for (Row store : byTable.getOrDefault(ChannelTables.STORE, List.of())) {
            DataGroups.ensure(connection, store.text("store_number"));
        }
    }

    private static void requireMaster(SyncedTable table) {
        if (table.direction() != Direction.DOWN || table.database() == DatabaseKind.JOURNAL) {
            throw new IllegalArgumentException(table + " is written by the registers, never by headquarters");
        }
    }
}
