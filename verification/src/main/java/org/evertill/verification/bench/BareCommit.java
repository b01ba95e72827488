package org.evertill.verification.bench;

import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.evertill.commerce.cart.CartTotals;
import org.evertill.commerce.money.Money;
import org.evertill.exchange.tables.Row;

/**
 * What committing a sale cannot do without: one SQLite transaction that inserts {@link BareRows} and changes that of
 * the shift.
 */
final class BareCommit implements AutoCloseable {

    private static final String SHIFT_TOTAL = """
            UPDATE shift_total SET sale_count = sale_count + 1, total_minor = total_minor + ?,
                tax_minor = tax_minor + ?, tendered_minor = tendered_minor + ?, change_minor = change_minor + ?""";

    private final BareRows bare;
    private final PreparedStatement shiftTotal;

    /** On a database that has the tables, and one shift with its total. */
    BareCommit(Path file) throws SQLException {
        bare = new BareRows(file);
        shiftTotal = bare.connection().prepareStatement(SHIFT_TOTAL);
    }

    /** The hash the next record follows on. */
    byte[] head() throws SQLException {
        try (Statement statement = bare.connection().createStatement();
                ResultSet newest = statement.executeQuery(
                        "SELECT hash FROM journal_record ORDER BY sequence DESC LIMIT 1")) {
            newest.next();
            return newest.getBytes(1);
        }
    }

    /** Inserts the rows and counts the sale in its shift; when this returns, both survive a power cut. */
    void insert(List<Row> rows, CartTotals totals, Money change) throws SQLException {
        bare.execute("BEGIN IMMEDIATE");
        bare.insert(rows);
        shiftTotal.setLong(1, totals.total().minorUnits());
        shiftTotal.setLong(2, totals.tax().minorUnits());
        shiftTotal.setLong(3, totals.total().plus(change).minorUnits());
        shiftTotal.setLong(4, change.minorUnits());
        shiftTotal.executeUpdate();
        bare.execute("COMMIT");
    }

    @Override
    public void close() throws SQLException {
        bare.close();
    }
}
