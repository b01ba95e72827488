package org.evertill.verification.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.evertill.commerce.cart.CartTotals;
import org.evertill.commerce.money.Money;
import org.evertill.exchange.tables.Row;
import org.evertill.exchange.tables.SyncedTable;

/**
 * What committing a sale cannot do without: one SQLite transaction, WAL and FULL, that inserts rows somebody else has
 * made ready and changes that of the shift, by statements that are prepared already. It reads nothing, makes nothing
 * and checks nothing.
 */
final class BareCommit implements AutoCloseable {

    /** As the register's own connections, else the driver would look for generated keys after each row. */
    private static final String NO_QUERY_AFTER_INSERTS = "?jdbc.get_generated_keys=false";
    private static final List<String> SETTINGS =
            List.of("PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL", "PRAGMA cache_size = -16384");

    private static final String SHIFT_TOTAL = """
            UPDATE shift_total SET sale_count = sale_count + 1, total_minor = total_minor + ?,
                tax_minor = tax_minor + ?, tendered_minor = tendered_minor + ?, change_minor = change_minor + ?""";

    private final Connection connection;
    private final Statement statement;
    private final PreparedStatement shiftTotal;
    private final Map<SyncedTable, PreparedStatement> inserts = new HashMap<>();

    /** On a database that has the tables, and one shift with its total. */
    BareCommit(Path file) throws SQLException {
        connection = DriverManager.getConnection("jdbc:sqlite:" + file + NO_QUERY_AFTER_INSERTS);
        statement = connection.createStatement();
        for (String setting : SETTINGS) {
            statement.execute(setting);
        }
        shiftTotal = connection.prepareStatement(SHIFT_TOTAL);
    }

    /** The hash the next record follows on. */
    byte[] head() throws SQLException {
        try (ResultSet newest = statement.executeQuery(
                "SELECT hash FROM journal_record ORDER BY sequence DESC LIMIT 1")) {
            newest.next();
            return newest.getBytes(1);
        }
    }

    /** Inserts the rows and counts the sale in its shift; when this returns, both survive a power cut. */
    void insert(List<Row> rows, CartTotals totals, Money change) throws SQLException {
        statement.execute("BEGIN IMMEDIATE");
        for (Row row : rows) {
            PreparedStatement insert = prepared(row.table());
            row.bind(insert);
            insert.executeUpdate();
        }
        shiftTotal.setLong(1, totals.total().minorUnits());
        shiftTotal.setLong(2, totals.tax().minorUnits());
        shiftTotal.setLong(3, totals.total().plus(change).minorUnits());
        shiftTotal.setLong(4, change.minorUnits());
        shiftTotal.executeUpdate();
        statement.execute("COMMIT");
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
