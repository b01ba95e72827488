package org.evertill.exchange.schema;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.evertill.exchange.tables.Column;
import org.evertill.exchange.tables.SecondaryIndex;
import org.evertill.exchange.tables.SqlDialect;
import org.evertill.exchange.tables.SyncedTable;
import org.evertill.exchange.tables.TableSql;
import org.evertill.exchange.tables.TrackingSql;

/**
 * The shared tables of one database: compares what is there with what is declared, and adds what is missing.
 *
 * @param dialect  the database's
 * @param declared all of them
 * @param tracked  those whose changes are kept account of
 */
record SharedTables(SqlDialect dialect, List<SyncedTable> declared, List<SyncedTable> tracked) {
    /**
     * The statements that add what is declared and not there: tables, columns, indexes, and what keeps account of
     * changes. Nothing is ever taken away.
     *
     * @param there the {@link #names} of what is there
     * @throws SQLException also when a column is missing that rows already there would need a value for
     */
    List<String> missing(Set<String> there) throws SQLException {
        List<String> statements = new ArrayList<>();
        for (SyncedTable table : declared) {
            TableSql sql = table.sql(dialect);
            if (!there.contains(table.name())) {
                statements.addAll(sql.createAll());
                continue;
            }
            for (Column column : table.columns()) {
                if (!there.contains(table.name() + "." + column.name())) {
                    requireNullable(table, column);
                    statements.add(sql.addColumn(column));
                }
            }
            table.indexes().stream().filter(index -> !there.contains(dialect.kept(index.name())))
                    .map(SecondaryIndex::createSql).forEach(statements::add);
        }
        addMissingTracking(there, statements);
        return statements;
    }

    private void addMissingTracking(Set<String> there, List<String> statements) {
        if (tracked.isEmpty()) {
            return;
        }
        Map<String, List<String>> objects = new LinkedHashMap<>(TrackingSql.clock(dialect));
        tracked.forEach(table -> objects.putAll(new TrackingSql(table, dialect).create()));
        objects.forEach((name, create) -> {
            if (!there.contains(dialect.kept(name))) {
                statements.addAll(create);
            }
        });
    }

    /** Adds what is missing, in the transaction of the connection. */
    void complete(Connection connection) throws SQLException {
        List<String> statements = missing(names(connection));
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static void requireNullable(SyncedTable table, Column column) throws SQLException {
        if (!column.nullable()) {
            throw new SQLException("The table " + table + " has no column " + column.name() + ", and its rows have no"
                    + " value for it: a column that comes to a table afterwards must be declared orNull().");
        }
    }

    /** What the database has: its tables, indexes and triggers, and the columns as {@code table.column}. */
    Set<String> names(Connection connection) throws SQLException {
        Set<String> names = new HashSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(dialect.selectObjects())) {
            while (result.next()) {
                names.add(result.getString(1));
            }
        }
        return names;
    }
}
