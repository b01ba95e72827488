package org.evertill.verification.house;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import org.evertill.commerce.cart.Cart;
import org.evertill.commerce.cart.TenderLine;
import org.evertill.commerce.catalog.ItemFacts;
import org.evertill.commerce.catalog.Product;
import org.evertill.commerce.catalog.TaxGroup;
import org.evertill.commerce.catalog.TaxRate;
import org.evertill.commerce.catalog.UnitOfMeasure;
import org.evertill.commerce.connection.ConnectionState;
import org.evertill.commerce.money.Money;
import org.evertill.commerce.money.Quantity;
import org.evertill.commerce.money.UnitPrice;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.commerce.transaction.SalesTransaction;
import org.evertill.exchange.record.JournalRecord;
import org.evertill.exchange.record.RecordHash;
import org.evertill.exchange.record.RecordNumbers;
import org.evertill.exchange.record.RecordWriter;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.SqlDialect;

/**
 * A journal of random sales and voids, written by the product's own encoder and writer in one transaction: for proofs
 * that need many records of one register and not the time it takes to ring them.
 *
 * @param records how many
 * @param net     what its sales come to
 */
public record SeededJournal(long records, Money net) {

    private static final Currency GBP = Currency.getInstance("GBP");
    private static final RegisterIdentity IDENTITY = new RegisterIdentity("S1", "R1", 3);
    private static final String WATERMARK = "CREATE TABLE upload_watermark (store_number TEXT, register_number TEXT,"
            + " incarnation INTEGER, sequence INTEGER, hash BLOB)";
    private static final List<TaxGroup> TAX_GROUPS = List.of(
            new TaxGroup("NONE", List.of()),
            new TaxGroup("VAT", List.of(new TaxRate("vat", "VAT", 200_000, true))),
            new TaxGroup("CITY", List.of(
                    new TaxRate("state", "State", 62_500, false), new TaxRate("city", "City", 11_250, false))));

    /**
     * Writes a journal with the tables of {@link ChannelTables} and the watermark of what the scale unit acknowledged.
     *
     * @param file         must not be there
     * @param seed         the same one makes the same journal
     * @param records      how many records
     * @param acknowledged up to which sequence the scale unit is to have acknowledged them; from 1
     */
    public static SeededJournal write(Path file, long seed, long records, long acknowledged) throws SQLException {
        Random random = new Random(seed);
        long net = 0;
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            createTables(connection);
            connection.setAutoCommit(false);
            byte[] head = RecordHash.genesis(IDENTITY);
            long receipts = 0;
            try (RecordWriter writer = new RecordWriter(connection, SqlDialect.SQLITE)) {
                for (long sequence = 1; sequence <= records; sequence++) {
                    boolean voided = random.nextInt(10) == 0;
                    SalesTransaction sale = randomSale(random, sequence, voided);
                    OptionalLong receipt = voided ? OptionalLong.empty() : OptionalLong.of(++receipts);
                    JournalRecord record =
                            JournalRecord.of(sale, new RecordNumbers(IDENTITY, sequence, receipt), head);
                    writer.write(record);
                    head = record.hash();
                    net += voided ? 0 : sale.totals().total().minorUnits();
                    if (sequence == acknowledged) {
                        acknowledge(connection, sequence, head);
                    }
                }
            }
            connection.commit();
        }
        return new SeededJournal(records, new Money(net, GBP));
    }

    private static void createTables(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : ChannelTables.schema(DatabaseKind.JOURNAL, SqlDialect.SQLITE)) {
                statement.execute(sql);
            }
            statement.execute(WATERMARK);
        }
    }

    private static void acknowledge(Connection connection, long sequence, byte[] hash) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO upload_watermark VALUES (?, ?, ?, ?, ?)")) {
            insert.setString(1, IDENTITY.storeNumber());
            insert.setString(2, IDENTITY.registerNumber());
            insert.setLong(3, IDENTITY.incarnation());
            insert.setLong(4, sequence);
            insert.setBytes(5, hash);
            insert.executeUpdate();
        }
    }

    private static SalesTransaction randomSale(Random random, long sequence, boolean voided) {
        Instant at = Instant.parse("2026-11-21T08:00:00.123Z").plusSeconds(sequence);
        Cart cart = Cart.begin(inOrder(at, random), at, GBP);
        int lines = random.nextInt(1, 8);
        for (int line = 1; line <= lines; line++) {
            long quantity = random.nextLong(1, 9) * (random.nextBoolean() ? 1000 : 371);
            cart = random.nextInt(5) == 0 ? cart.withReturn(facts(random), new Quantity(quantity), "1")
                    : cart.withItem(facts(random), new Quantity(quantity));
            if (random.nextInt(6) == 0) {
                cart = cart.withLine(line, old -> old.voidedBy("1"));
            }
        }
        if (random.nextInt(3) == 0) {
            cart = cart.withExternalReference("INV" + sequence);
        }
        Money balance = cart.totals().balance();
        if (!voided && !balance.isZero()) {
            Money change = new Money(balance.isNegative() ? 0 : random.nextInt(500), GBP);
            cart = cart.withTender(TenderLine.CASH, balance.plus(change), change);
        }
        return new SalesTransaction(at, LocalDate.parse("2026-11-21"), "7", new UUID(1, 1),
                random.nextBoolean() ? ConnectionState.ONLINE : ConnectionState.OFFLINE, cart, cart.totals(),
                voided ? Optional.of("1") : Optional.empty());
    }

    private static ItemFacts facts(Random random) {
        Product product =
                new Product("P" + random.nextInt(50), "Name", Map.of(), "C1", UnitOfMeasure.EACH, true, false);
        UnitPrice price = new UnitPrice(random.nextLong(1, 60_000) * (random.nextBoolean() ? 1_000 : 10_000), GBP);
        return new ItemFacts(product, "", price, TAX_GROUPS.get(random.nextInt(TAX_GROUPS.size())), 4);
    }

    /** A UUIDv7, as RFC 9562 has it: in the order of time, like the ids of a real register. */
    private static UUID inOrder(Instant at, Random random) {
        long high = at.toEpochMilli() << 16 | 0x7000 | random.nextInt(0x1000);
        return new UUID(high, random.nextLong() >>> 2 | Long.MIN_VALUE);
    }
}
