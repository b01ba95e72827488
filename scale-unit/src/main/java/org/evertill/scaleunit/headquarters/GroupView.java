package org.evertill.scaleunit.headquarters;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.evertill.exchange.facts.UnreadableRowException;
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
 *
 * @param excluded whether nothing of it is wanted
 * @param limit    which of the rows are wanted; all without it
 */
record GroupView(SyncedTable table, String dataGroup, boolean excluded, Optional<RowLimit> limit) {
    private static final String OF_ITS_STORES =
            "store_number IN (SELECT store_number FROM data_group_store WHERE data_group_code = ?)";

    /**
     * Whether what has changed is found by the tracking alone. Not where rows come and go without being changed: with
     * the group's stores, or with what is wanted of them.
     */
    boolean isTracked() {
        return !GroupTables.isPerStore(table) && limit.isEmpty();
    }

    /**
     * Hands over all of it, in no particular order.
     *
     * @throws UnreadableRowException where no register could do anything with a row, as for {@link #readChanges}
     */
    void read(Connection connection, RowSink sink) throws SQLException {
        if (excluded) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT " + String.join(", ", table.columnNames()) + all())) {
            bind(statement);
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    sink.accept(readable(Row.read(table, result)));
                }
            }
        }
    }

    /**
     * Hands over what has changed since a version of the tracking, as it is now, by key; only where that is all, see
     * {@link #isTracked}.
     */
    void readChanges(Connection connection, long since, ChangeSink sink) throws SQLException {
        if (excluded) {
            return;
        }
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
                            : new RowChange.Put(readable(Row.read(table, result, firstColumn))));
                }
            }
        }
    }

    private static Row readable(Row row) throws UnreadableRowException {
        RowRules.requireReadable(row);
        return row;
    }

    /** How many rows it has. */
    long count(Connection connection) throws SQLException {
        if (excluded) {
            return 0;
        }
        try (PreparedStatement statement = connection.prepareStatement("SELECT count(*)" + all())) {
            bind(statement);
            try (ResultSet result = statement.executeQuery()) {
                return result.next() ? result.getLong(1) : 0;
            }
        }
    }

    private void bind(PreparedStatement statement) throws SQLException {
        statement.setString(1, dataGroup);
        int next = limit.isPresent() ? limit.get().bind(statement, 2) : 2;
        if (!GroupTables.isPerStore(table)) {
            statement.setString(next, dataGroup);
            if (limit.isPresent()) {
                limit.get().bind(statement, next + 1);
            }
        }
    }

    /** What follows the columns of a question for all rows. */
    private String all() {
        String wanted = limit.map(rows -> " AND " + rows.condition()).orElse("");
        if (GroupTables.isPerStore(table)) {
            return " FROM " + table.name() + " WHERE " + OF_ITS_STORES + wanted;
        }
        String own = GroupTables.of(table).name();
        String columns = String.join(", ", table.columnNames());
        return " FROM (SELECT " + columns + " FROM " + own + " WHERE " + GroupTables.OWNER + " = ?" + wanted
                + " UNION ALL SELECT " + columns + " FROM " + table.name() + " r WHERE NOT EXISTS (SELECT 1 FROM " + own
                + " g WHERE g." + GroupTables.OWNER + " = ? AND " + sameKey("g", "r") + ")" + wanted + ") seen";
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
