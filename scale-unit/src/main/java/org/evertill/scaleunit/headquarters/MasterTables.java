package org.evertill.scaleunit.headquarters;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.Column;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.Direction;
import org.evertill.exchange.tables.Row;
import org.evertill.exchange.tables.RowKey;
import org.evertill.exchange.tables.SqlDialect;
import org.evertill.exchange.tables.SyncedTable;
import org.evertill.scaleunit.storage.ServerDatabase;
import org.evertill.scaleunit.storage.Upserts;

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
        database.write(connection -> {
            save(connection, rows);
            return rows.size();
        });
    }

    /** {@link #save(List)} as a part of a larger transaction on headquarters' database. */
    public static void save(Connection connection, List<Row> rows) throws SQLException {
        rows.forEach(RowRules::require);
        write(connection, rows);
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

    /**
     * Makes one data group's own rows of some tables exactly these; the tables' other rows stay. What is so already is
     * not touched, so that only what differs travels. All or nothing.
     *
     * @throws RowRefusedException if a value is out of its range; nothing is changed then
     */
    public void bring(String dataGroup, Map<SyncedTable, List<Row>> rows) throws SQLException {
        database.write(connection -> {
            bring(connection, dataGroup, rows);
            return rows.size();
        });
    }

    /**
     * {@link #bring(String, Map)} as a part of a larger transaction on headquarters' database.
     *
     * @return how many rows it added, changed and removed
     */
    public static long bring(Connection connection, String dataGroup, Map<SyncedTable, List<Row>> rows)
            throws SQLException {
        rows.values().forEach(ofTable -> ofTable.forEach(RowRules::require));
        long changes = 0;
        for (Map.Entry<SyncedTable, List<Row>> entry : rows.entrySet()) {
            SyncedTable own = GroupTables.of(entry.getKey());
            Map<RowKey, Row> before = ownRows(connection, dataGroup, own);
            List<Row> differing = entry.getValue().stream().map(row -> GroupTables.owned(dataGroup, row))
                    .filter(row -> !row.equals(before.remove(RowKey.of(row)))).toList();
            delete(connection, own, before.keySet());
            Upserts.run(connection, own, differing);
            changes += before.size() + differing.size();
        }
        return changes;
    }

    /** One data group's own rows of a table, by key. */
    public List<Row> rows(String dataGroup, SyncedTable table) throws SQLException {
        return database.read(connection -> {
            List<Row> rows = new ArrayList<>();
            try (PreparedStatement statement = connection.prepareStatement("SELECT "
                    + String.join(", ", table.columnNames()) + " FROM " + GroupTables.of(table).name() + " WHERE "
                    + GroupTables.OWNER + " = ? ORDER BY " + keys(table))) {
                statement.setString(1, dataGroup);
                try (ResultSet result = statement.executeQuery()) {
                    while (result.next()) {
                        rows.add(Row.read(table, result));
                    }
                }
            }
            return rows;
        });
    }

    /** Everybody's rows of a table, by key. */
    public List<Row> rows(SyncedTable table) throws SQLException {
        List<Row> rows = new ArrayList<>();
        forEach(table, rows::add);
        return rows;
    }

    /** Goes through everybody's rows of a table, by key, and keeps none. */
    public void forEach(SyncedTable table, Consumer<Row> reader) throws SQLException {
        database.read(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet result = statement.executeQuery(table.sql(SqlDialect.SQLITE).selectUnordered()
                            + " ORDER BY " + keys(table))) {
                while (result.next()) {
                    reader.accept(Row.read(table, result));
                }
            }
            return table;
        });
    }

    private static void write(Connection connection, List<Row> rows) throws SQLException {
        Map<SyncedTable, List<Row>> byTable = new LinkedHashMap<>();
        rows.forEach(row -> byTable.computeIfAbsent(row.table(), table -> new ArrayList<>()).add(row));
        for (Map.Entry<SyncedTable, List<Row>> entry : byTable.entrySet()) {
            requireMaster(entry.getKey());
            Upserts.run(connection, entry.getKey(), entry.getValue());
        }
        for (Row store : byTable.getOrDefault(ChannelTables.STORE, List.of())) {
            DataGroups.ensure(connection, store.text("store_number"));
        }
    }

    private static Map<RowKey, Row> ownRows(Connection connection, String dataGroup, SyncedTable own)
            throws SQLException {
        Map<RowKey, Row> rows = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(own.sql(SqlDialect.SQLITE).selectUnordered()
                + " WHERE " + GroupTables.OWNER + " = ?")) {
            select.setString(1, dataGroup);
            try (ResultSet result = select.executeQuery()) {
                while (result.next()) {
                    Row row = Row.read(own, result);
                    rows.put(RowKey.of(row), row);
                }
            }
        }
        return rows;
    }

    private static void delete(Connection connection, SyncedTable table, Set<RowKey> keys) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(table.sql(SqlDialect.SQLITE).deleteByKey())) {
            for (RowKey key : keys) {
                key.bind(delete);
                delete.addBatch();
            }
            delete.executeBatch();
        }
    }

    private static String keys(SyncedTable table) {
        return table.keyColumns().stream().map(Column::name).collect(Collectors.joining(", "));
    }

    private static void requireMaster(SyncedTable table) {
        if (table.direction() != Direction.DOWN || table.database() == DatabaseKind.JOURNAL) {
            throw new IllegalArgumentException(table + " is written by the registers, never by headquarters");
        }
    }
}
