package org.evertill.verification.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.evertill.exchange.tables.Row;
import org.evertill.exchange.tables.SyncedTable;

/**
 * What storing rows cannot do without: a SQLite connection, WAL and FULL, that inserts rows somebody else has made
 * ready by statements that are prepared already. It reads nothing, makes nothing and checks nothing. One thread at a
 * time.
 */
final class BareRows implements BareTables {

    /** As the product's own connections, else the driver would look for generated keys after each row. */
    private static final String NO_QUERY_AFTER_INSERTS = "?jdbc.get_generated_keys=false";
    private static final List<String> SETTINGS =
            List.of("PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL", "PRAGMA cache_size = -16384");

    private final Connection connection;
    private final Statement statement;
    private final Map<SyncedTable, PreparedStatement> inserts = new HashMap<>();

    /** On a database that has the tables, or will have them. */
    BareRows(Path file) throws SQLException {
        connection = DriverManager.getConnection("jdbc:sqlite:" + file + NO_QUERY_AFTER_INSERTS);
        statement = connection.createStatement();
        for (String setting : SETTINGS) {
            statement.execute(setting);
        }
    }

    Connection connection() {
        return connection;
    }

    @Override
    public void execute(String sql) throws SQLException {
        statement.execute(sql);
    }

    @Override
    public void keep(List<Row> rows) throws SQLException {
        execute("BEGIN IMMEDIATE");
        insert(rows);
        execute("COMMIT");
    }

    /** Inserts them into the transaction that is open. */
    void insert(List<Row> rows) throws SQLException {
        for (Row row : rows) {
            PreparedStatement insert = prepared(row.table());
            row.bind(insert);
            insert.executeUpdate();
        }
    }

    private PreparedStatement prepared(SyncedTable table) throws SQLException {
        PreparedStatement known = inserts.get(table);
        if (known != null) {
            return known;
        }
        String marks = IntStream.range(0, table.columns().size()).mapToObj(_ -> "?").collect(Collectors.joining(", "));
        PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO " + table.name() + " VALUES (" + marks + ")");
        inserts.put(table, insert);
        return insert;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
