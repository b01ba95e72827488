package org.evertill.verification.audit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The transaction tables of one database, each read once from its begin to its end: what they hold of each record, and
 * what is wrong in a row by itself. Made on any one thread; does not change afterwards.
 */
final class TransactionTables {

    private static final TableRows NOTHING = new TableRows();

    private static final String OF_TRANSACTION = """
            kind, external_reference, business_date, connection, currency_code, total_minor, net_minor, tax_minor,
            change_minor, line_count, (kind = 'void') <> (coalesce(void_worker, '') <> '')""";
    private static final String OF_LINE = """
            line_number, quantity_thousandths, unit_price_micros, amount_minor, voided = 0,
            (voided = 1) <> (coalesce(void_worker, '') <> '')
                OR (is_return = 1) <> (coalesce(return_worker, '') <> '')
                OR (quantity_thousandths < 0) <> (is_return = 1)
                OR (override_reason IS NOT NULL) <> (coalesce(override_worker, '') <> '')""";
    private static final String OF_TAX = "tax_minor, inclusive = 0";
    private static final String OF_TENDER = "amount_minor, change_minor";

    private final Place place;
    private final Map<String, TableRows> byRecord = new HashMap<>();
    private final List<SaleRow> sales = new ArrayList<>();
    private final Findings lineFindings = new Findings();
    private final Findings unanswered = new Findings();
    private final Words words = new Words();
    private @Nullable String newestId;
    private TableRows newest = NOTHING;

    private TransactionTables(Place place) {
        this.place = place;
    }

    /** Reads a row; the first two columns are the record's id and the row as one text. */
    @FunctionalInterface
    private interface RowReader {
        void read(String recordId, TableRows rows, ResultSet row) throws SQLException;
    }

    static TransactionTables read(Place place, Connection connection) throws SQLException {
        TransactionTables tables = new TransactionTables(place);
        // The transactions first: a line is worth nothing without their currency.
        tables.readAll(connection, ProjectedTable.TRANSACTION, OF_TRANSACTION, tables::readTransaction);
        tables.readAll(connection, ProjectedTable.LINE, OF_LINE, tables::readLine);
        tables.readAll(connection, ProjectedTable.TAX, OF_TAX, (id, rows, row) ->
                rows.addTax(row.getLong(3), row.getBoolean(4)));
        tables.readAll(connection, ProjectedTable.TENDER, OF_TENDER, (id, rows, row) ->
                rows.addTender(row.getLong(3), row.getLong(4)));
        return tables;
    }

    /** In the order in which they were stored. */
    List<SaleRow> sales() {
        return sales;
    }

    /** What all four tables hold of a record. */
    Projection of(String recordId) {
        return byRecord.getOrDefault(recordId, NOTHING).projection();
    }

    /** The ids of which there are rows. */
    Set<String> recordIds() {
        return byRecord.keySet();
    }

    /** Lines whose amount is not price times quantity, or that belong to no transaction. */
    Findings lineFindings() {
        return lineFindings;
    }

    /** Overrides, returns and voids that do not name the worker who answered for them, and whoever is named else. */
    Findings unanswered() {
        return unanswered;
    }

    private void readAll(Connection connection, ProjectedTable table, String further, RowReader reader)
            throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(table.query(further))) {
            while (row.next()) {
                String id = String.valueOf(row.getString(1));
                TableRows rows = rowsOf(id);
                rows.add(table, row.getBytes(2));
                reader.read(id, rows, row);
            }
        }
    }

    /** The rows of a record stand together in every table, so the record looked up last is the likeliest. */
    private TableRows rowsOf(String recordId) {
        if (!recordId.equals(newestId)) {
            newestId = recordId;
            newest = byRecord.computeIfAbsent(recordId, fresh -> new TableRows());
        }
        return newest;
    }

    private void readTransaction(String id, TableRows rows, ResultSet row) throws SQLException {
        String currency = words.one(row.getString(7));
        rows.addTransaction(currency);
        sales.add(new SaleRow(id, words.one(row.getString(3)), row.getString(4), words.one(row.getString(5)),
                words.one(row.getString(6)), currency,
                row.getLong(8), row.getLong(9), row.getLong(10), row.getLong(11), row.getInt(12), rows));
        if (row.getBoolean(13)) {
            unanswered(id, "the transaction");
        }
    }

    private void readLine(String id, TableRows rows, ResultSet row) throws SQLException {
        long amount = row.getLong(6);
        rows.addLine(amount, row.getBoolean(7));
        if (row.getBoolean(8)) {
            unanswered(id, "line " + row.getLong(3));
        }
        if (rows.currency() == null) {
            lineFindings.add(Finding.Kind.WRONG_PROJECTION, id, place, "a line of " + id + " has no transaction");
            return;
        }
        long exact = LineAmount.minor(row.getLong(4), row.getLong(5), Sums.digits(rows.currency()));
        if (exact != amount) {
            lineFindings.add(Finding.Kind.WRONG_SUM, id, place, "line " + row.getLong(3) + " of " + id + " comes to "
                    + exact + " and says " + amount);
        }
    }

    private void unanswered(String id, String what) {
        unanswered.add(Finding.Kind.UNANSWERED, id, place,
                what + " of " + id + " does not say who answered for it, or says so for nothing");
    }
}
