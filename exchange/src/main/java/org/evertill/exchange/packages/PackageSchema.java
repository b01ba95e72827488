package org.evertill.exchange.packages;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.ProductSearch;
import org.evertill.exchange.tables.SqlDialect;
import org.evertill.exchange.tables.SyncedTable;
import org.evertill.exchange.tables.TableSchema;
import org.evertill.exchange.tables.TableSql;

/**
 * The exact schema of a packaged file: the tables of its kind, the package cursor, what each table holds, the search
 * index, the secondary indexes. A file with one trigger, view or column more or less is not ours.
 *
 * @param tables the version of the tables
 */
record PackageSchema(TableSchema tables, DatabaseKind kind) {
    static final String CURSOR_TABLE = "package_cursor";

    /** By a name and not by the record itself: the first hash of a record is linked when a register starts. */
    private static final Map<String, List<String>> DESCRIPTIONS = new ConcurrentHashMap<>();

    /** What to run before the rows. */
    List<String> beforeRows() {
        List<String> statements = new ArrayList<>();
        statements.add("PRAGMA user_version = " + tables.version());
        statements.add("CREATE TABLE " + CURSOR_TABLE
                + " (version INTEGER NOT NULL, data_group TEXT NOT NULL, kind TEXT NOT NULL, created_at TEXT NOT NULL)"
                + " STRICT");
        statements.add(ContentTable.createSql());
        sql().forEach(table -> statements.add(table.createTable()));
        return statements;
    }

    /** Whether files of this kind carry the search index; made before {@link #afterRows}. */
    boolean hasSearch() {
        return ChannelTables.PRODUCT.database() == kind;
    }

    /** What to run after the rows and the search index: the secondary indexes, three times faster made then. */
    List<String> afterRows() {
        return sql().stream().flatMap(table -> table.createIndexes().stream()).toList();
    }

    /** Everything a file of this kind must contain, one line per object, sorted; to compare with {@link #describe}. */
    List<String> expected() {
        return DESCRIPTIONS.computeIfAbsent(kind.code() + tables.version(), name -> describeFresh());
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

    /**
     * Lets a connection to a file of this schema be asked as if it were of another: what that has and this has not
     * stands before the file's tables as temporary views, where it is null, or empty. Changes nothing in the file.
     */
    void showAs(TableSchema other, Connection connection) throws SQLException {
        List<String> views = new ArrayList<>();
        for (SyncedTable asked : other.in(kind)) {
            Optional<SyncedTable> here = tables.version(asked);
            if (here.isEmpty() || here.get() != asked) {
                views.add(view(asked, here));
            }
        }
        if (!views.isEmpty()) {
            try (Statement statement = connection.createStatement()) {
                // A view of the connection's own is a change to SQLite as well.
                statement.execute("PRAGMA query_only = OFF");
                for (String view : views) {
                    statement.execute(view);
                }
                statement.execute("PRAGMA query_only = ON");
            }
        }
    }

    private static String view(SyncedTable asked, Optional<SyncedTable> here) {
        List<String> names = here.map(SyncedTable::columnNames).orElse(List.of());
        String columns = asked.columnNames().stream().map(name -> names.contains(name) ? name : "NULL AS " + name)
                .collect(Collectors.joining(", ", asked.isKeyedByRowid() && here.isPresent() ? "rowid, " : "", ""));
        return "CREATE TEMP VIEW " + asked.name() + " AS SELECT " + columns
                + (here.isPresent() ? " FROM main." + asked.name() : " WHERE false");
    }

    private List<TableSql> sql() {
        return tables.in(kind).stream().map((SyncedTable table) -> table.sql(SqlDialect.SQLITE)).toList();
    }

    private List<String> describeFresh() {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
                Statement statement = connection.createStatement()) {
            for (String sql : beforeRows()) {
                statement.execute(sql);
            }
            if (hasSearch()) {
                statement.execute(ProductSearch.createSql());
            }
            for (String sql : afterRows()) {
                statement.execute(sql);
            }
            return List.copyOf(describe(connection));
        } catch (SQLException e) {
            throw new IllegalStateException("the declared schema of " + kind + " files cannot be made", e);
        }
    }
}
