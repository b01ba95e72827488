package org.evertill.exchange.packages;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.ProductSearch;
import org.evertill.exchange.tables.SqlDialect;
import org.evertill.exchange.tables.SyncedTable;
import org.evertill.exchange.tables.TableSql;

/**
 * The exact schema of a packaged file: the tables of its kind, the package cursor, what each table holds, the search
 * index, the secondary indexes. A file with one trigger, view or column more or less is not ours.
 */
final class PackageSchema {
    static final String CURSOR_TABLE = "package_cursor";

    private static final Map<DatabaseKind, List<String>> DESCRIPTIONS = new ConcurrentHashMap<>();

    private PackageSchema() {
    }

    /** What to run before the rows. */
    static List<String> beforeRows(DatabaseKind kind) {
        List<String> statements = new ArrayList<>();
        statements.add("PRAGMA user_version = " + ChannelTables.SCHEMA_VERSION);
        statements.add("CREATE TABLE " + CURSOR_TABLE
                + " (version INTEGER NOT NULL, data_group TEXT NOT NULL, kind TEXT NOT NULL, created_at TEXT NOT NULL)"
                + " STRICT");
        statements.add(ContentTable.createSql());
        sql(kind).forEach(table -> statements.add(table.createTable()));
        return statements;
    }

    /** Whether files of this kind carry the search index; made before {@link #afterRows}. */
    static boolean hasSearch(DatabaseKind kind) {
        return ChannelTables.in(kind).contains(ChannelTables.PRODUCT);
    }

    /** What to run after the rows and the search index: the secondary indexes, three times faster made then. */
    static List<String> afterRows(DatabaseKind kind) {
        return sql(kind).stream().flatMap(table -> table.createIndexes().stream()).toList();
    }

    /** Everything a file of this kind must contain, one line per object, sorted; to compare with {@link #describe}. */
    static List<String> expected(DatabaseKind kind) {
        return DESCRIPTIONS.computeIfAbsent(kind, PackageSchema::describeFresh);
    }

    /** Everything a database contains, one line per object, sorted. */
    static List<String> describe(Connection connection) throws SQLException {
        List<String> objects = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(
                        "SELECT type || ' ' || name || ' on ' || tbl_name || ': ' || coalesce(sql, '')"
                                + " FROM sqlite_schema ORDER BY 1")) {
            while (result.next()) {
                objects.add(result.getString(1));
            }
        }
        return objects;
    }

    /** The {@code user_version} of a database. */
    static int version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("PRAGMA user_version")) {
            result.next();
            return result.getInt(1);
        }
    }

    private static List<TableSql> sql(DatabaseKind kind) {
        return ChannelTables.in(kind).stream().map((SyncedTable table) -> table.sql(SqlDialect.SQLITE)).toList();
    }

    private static List<String> describeFresh(DatabaseKind kind) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
                Statement statement = connection.createStatement()) {
            for (String sql : beforeRows(kind)) {
                statement.execute(sql);
            }
            if (hasSearch(kind)) {
                statement.execute(ProductSearch.createSql());
            }
            for (String sql : afterRows(kind)) {
                statement.execute(sql);
            }
            return List.copyOf(describe(connection));
        } catch (SQLException e) {
            throw new IllegalStateException("the declared schema of " + kind + " files cannot be made", e);
        }
    }
}
