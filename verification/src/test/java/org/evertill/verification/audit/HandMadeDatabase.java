package org.evertill.verification.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A database with the tables that travel upward, written by plain SQL and without any constraint, so that a test can
 * plant every error a real one would have refused.
 */
final class HandMadeDatabase {

    /** When everything in it happened. */
    static final String AT = "2026-11-21T08:00:00.000Z";

    private static final List<String> TABLES = List.of(
            """
            CREATE TABLE journal_record (store_number, register_number, incarnation, sequence, record_id, kind,
                receipt_number, recorded_at, previous_hash, hash, payload)""",
            """
            CREATE TABLE retail_transaction (record_id, store_number, register_number, incarnation, sequence, kind,
                receipt_number, external_reference, worker_number, void_worker, shift_id, business_date, begun_at,
                concluded_at, connection, data_version, currency_code, total_minor, net_minor, tax_minor, change_minor,
                line_count)""",
            """
            CREATE TABLE retail_transaction_line (record_id, line_number, product_number, barcode, name,
                quantity_thousandths, unit_code, list_price_micros, unit_price_micros, amount_minor, tax_group_code,
                tax_minor, voided, is_return, override_reason, override_worker, return_worker,
                void_worker)""",
            """
            CREATE TABLE retail_transaction_tax (record_id, tax_group_code, tax_code, rate_ppm, inclusive,
                taxable_minor, tax_minor)""",
            """
            CREATE TABLE retail_transaction_tender (record_id, tender_number, tender_code, amount_minor,
                change_minor)""");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    /** The connection of a transaction under way; without one, every statement is its own. */
    private @Nullable Connection open;

    private HandMadeDatabase(Path file) {
        this.file = file;
    }

    static HandMadeDatabase create(Path file) throws SQLException {
        HandMadeDatabase database = new HandMadeDatabase(file);
        for (String table : TABLES) {
            database.execute(table);
        }
        return database;
    }

    static HandMadeDatabase at(Path file) {
        return new HandMadeDatabase(file);
    }

    Path file() {
        return file;
    }

    /** Plants or mends something. */
    void execute(String sql, Object... values) throws SQLException {
        Connection transaction = open;
        if (transaction != null) {
            execute(transaction, sql, values);
            return;
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            execute(connection, sql, values);
        }
    }

    private static void execute(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.execute();
        }
    }

    /** The newest sequence, 0 before the first. */
    long lastSequence() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement();
                var row = statement.executeQuery("SELECT coalesce(max(sequence), 0) FROM journal_record")) {
            row.next();
            return row.getLong(1);
        }
    }

    boolean has(String recordId) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement();
                var row = statement.executeQuery(
                        "SELECT 1 FROM journal_record WHERE record_id = '" + recordId + "'")) {
            return row.next();
        }
    }

    /** Adds one sale to the end of a register's chain, in one transaction. */
    void append(String register, long sequence, HandMadeSale sale) throws SQLException, IOException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            connection.setAutoCommit(false);
            open = connection;
            byte[] payload = JSON.writeValueAsBytes(sale.json(JSON.createObjectNode(), register, sequence, sequence));
            addRecord(register, sequence, sale.id(), sale.kind(), sequence, head(connection, register), payload);
            addTables(register, sequence, sequence, sale);
            connection.commit();
        } finally {
            open = null;
        }
    }

    private static byte[] head(Connection connection, String register) throws SQLException {
        try (Statement statement = connection.createStatement();
                var row = statement.executeQuery("SELECT hash FROM journal_record ORDER BY sequence DESC LIMIT 1")) {
            return row.next() ? row.getBytes(1) : new Series("S1", register, 1).genesis();
        }
    }

    byte[] payload(String recordId) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement();
                var row = statement.executeQuery(
                        "SELECT payload FROM journal_record WHERE record_id = '" + recordId + "'")) {
            row.next();
            return row.getBytes(1);
        }
    }

    /** A correct chain of one register: these sales, then a switch of the connection. */
    void addRegister(String register, List<HandMadeSale> sales) throws SQLException, IOException {
        byte[] head = new Series("S1", register, 1).genesis();
        long sequence = 0;
        long receipts = 0;
        for (HandMadeSale sale : sales) {
            sequence++;
            Long receipt = sale.isSale() ? ++receipts : null;
            byte[] payload = JSON.writeValueAsBytes(sale.json(JSON.createObjectNode(), register, sequence, receipt));
            head = addRecord(register, sequence, sale.id(), sale.kind(), receipt, head, payload);
            addTables(register, sequence, receipt, sale);
        }
        ObjectNode switched = JSON.createObjectNode().put("id", "switch-" + register)
                .put("kind", "connection-switched").put("storeNumber", "S1").put("registerNumber", register)
                .put("incarnation", 1).put("sequence", sequence + 1).put("at", AT);
        addRecord(register, sequence + 1, "switch-" + register, "connection-switched", null, head,
                JSON.writeValueAsBytes(switched));
    }

    private byte[] addRecord(String register, long sequence, String id, String kind, Long receipt, byte[] previous,
            byte[] payload) throws SQLException {
        byte[] hash = Series.link(previous, payload);
        execute("INSERT INTO journal_record VALUES ('S1', ?, 1, ?, ?, ?, ?, ?, ?, ?, ?)",
                register, sequence, id, kind, receipt, AT, previous, hash, payload);
        return hash;
    }

    private void addTables(String register, long sequence, Long receipt, HandMadeSale sale) throws SQLException {
        execute("""
                INSERT INTO retail_transaction VALUES (?, 'S1', ?, 1, ?, ?, ?, ?, '7', ?, 'shift', ?, '', ?, ?, 1,
                    'GBP', ?, ?, ?, ?, ?)""",
                sale.id(), register, sequence, sale.kind(), receipt, sale.reference(),
                sale.isSale() ? null : "1", sale.date(), AT, sale.connection(), sale.total(),
                sale.total() - sale.tax(), sale.tax(), sale.change(),
                sale.lines().size() + 1);
        int number = 0;
        for (long[] line : sale.lines()) {
            addLine(sale.id(), ++number, line[0], line[1], line[2], 0);
        }
        addLine(sale.id(), ++number, 1000, 9_990_000, 999, 1);
        execute("INSERT INTO retail_transaction_tax VALUES (?, 'STD', 'VAT', 200000, 0, ?, ?)",
                sale.id(), sale.total() - sale.tax(), sale.tax());
        if (sale.isSale()) {
            execute("INSERT INTO retail_transaction_tender VALUES (?, 1, 'cash', ?, ?)",
                    sale.id(), sale.total() + sale.change(), sale.change());
        }
    }

    private void addLine(String id, int number, long quantity, long price, long amount, int voided)
            throws SQLException {
        execute("INSERT INTO retail_transaction_line VALUES (?, ?, 'P', NULL, 'n', ?, 'ea', ?, ?, ?, 'STD', 0, ?, ?,"
                + " NULL, NULL, ?, ?)", id, number, quantity, price, price, amount, voided, quantity < 0 ? 1 : 0,
                quantity < 0 ? "1" : null, voided == 1 ? "7" : null);
    }

    static ToldSale told(HandMadeSale sale) {
        return new ToldSale(sale.id(), sale.total());
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
