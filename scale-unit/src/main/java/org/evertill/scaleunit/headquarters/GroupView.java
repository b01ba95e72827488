package org.evertill.scaleunit.headquarters;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.evertill.exchange.packages.ChangeSource.ChangeSink;
import org.evertill.exchange.packages.RowChange;
import org.evertill.exchange.packages.RowSource.RowSink;
import org.evertill.exchange.tables.Column;
import org.evertill.exchange.tables.Row;
import org.evertill.exchange.tables.RowKey;
import org.evertill.exchange.tables.SqlDialect;
import org.evertill.exchange.tables.SyncedTable;
import org.evertill.exchange.tables.TrackingSql;

/**
 * What one data group sees of a master table: of a table with a row per store the rows of its stores, of any other its
 * own rows and, where it has none of a key, everybody's.
 */
record GroupView(SyncedTable table, String dataGroup) {
    private static final String PER_STORE =
            " WHERE store_number IN (SELECT store_number FROM data_group_store WHERE data_group_code = ?)";

    /** Hands over all of it, in no particular order. */
    void read(Connection connection, RowSink sink) throws SQLException {
        boolean perStore = GroupTables.isPerStore(table);
        try (PreparedStatement statement = connection.prepareStatement(
                perStore ? table.sql(SqlDialect.SQLITE).selectUnordered() + PER_STORE : all())) {
            statement.setString(1, dataGroup);
            if (!perStore) {
                statement.setString(2, dataGroup);
            }
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    sink.accept(Row.read(table, result));
                }
            }
        }
    }

    /**
     * Hands over what has changed since a version of the tracking, as it is now, by key. Not of a table with a row per
     * store, whose rows come and go with the group's stores too.
     */
    void readChanges(Connection connection, long since, ChangeSink sink) throws SQLException {
        int firstColumn = table.keyColumns().size() + 1;
        try (PreparedStatement select = connection.prepareStatement(changes())) {
            select.setLong(1, since);
            select.setString(2, dataGroup);
            select.setLong(3, since);
            select.setString(4, dataGroup);
            try (ResultSet result = select.executeQuery()) {
                while (result.next()) {
                    result.getObject(firstColumn);
                    sink.accept(result.wasNull()
                            ? new RowChange.Removed(RowKey.read(table, result))
                            : new RowChange.Put(Row.read(table, result, firstColumn)));
                }
            }
        }
    }

    private String all() {
        String own = GroupTables.of(table).name();
        String columns = String.join(", ", table.columnNames());
        return "SELECT " + columns + " FROM " + own + " WHERE " + GroupTables.OWNER + " = ? UNION ALL SELECT " + columns
                + " FROM " + table.name() + " r WHERE NOT EXISTS (SELECT 1 FROM " + own + " g WHERE g."
                + GroupTables.OWNER + " = ? AND " + sameKey("g", "r") + ")";
    }

    private String changes() {
        SyncedTable own = GroupTables.of(table);
        String keys = prefixed("", table.keyColumns());
        String effective = table.columnNames().stream()
                .map(name -> "CASE WHEN g." + GroupTables.OWNER + " IS NULL THEN r." + name + " ELSE g." + name
                        + " END AS now_" + name)
                .collect(Collectors.joining(", "));
        return "SELECT " + prefixed("c.", table.keyColumns()) + ", " + effective + " FROM (SELECT " + keys + " FROM "
                + new TrackingSql(table, SqlDialect.SQLITE).name() + " WHERE version >= ? UNION SELECT " + keys
                + " FROM " + new TrackingSql(own, SqlDialect.SQLITE).name() + " WHERE " + GroupTables.OWNER
                + " = ? AND version >= ?) c LEFT JOIN " + own.name() + " g ON g." + GroupTables.OWNER + " = ? AND "
                + sameKey("g", "c") + " LEFT JOIN " + table.name() + " r ON " + sameKey("r", "c") + " ORDER BY "
                + prefixed("c.", table.keyColumns());
    }

    private String sameKey(String one, String other) {
        return table.keyColumns().stream()
                .map(column -> one + "." + column.name() + " = " + other + "." + column.name())
                .collect(Collectors.joining(" AND "));
    }

    private static String prefixed(String prefix, List<Column> columns) {
        return columns.stream().map(column -> prefix + column.name()).collect(Collectors.joining(", "));
    }
}
