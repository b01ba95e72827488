package org.evertill.verification.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds the auditor's own reading of records and tables against those the product writes. */
class RealRecordsTest {

    private static final Currency GBP = Currency.getInstance("GBP");
    private static final RegisterIdentity IDENTITY = new RegisterIdentity("S1", "R1", 3);
    private static final List<TaxGroup> TAX_GROUPS = List.of(
            new TaxGroup("NONE", List.of()),
            new TaxGroup("VAT", List.of(new TaxRate("vat", "VAT", 200_000, true))),
            new TaxGroup("CITY", List.of(
                    new TaxRate("state", "State", 62_500, false), new TaxRate("city", "City", 11_250, false))));

    @TempDir
    private Path folder;

    @Test
    void agreesWithTheProductOnRandomCarts() throws Exception {
        Random random = new Random(20261121);
        Path journal = folder.resolve("journal.db");
        long net = 0;
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + journal)) {
            createTables(connection);
            connection.setAutoCommit(false);
            byte[] head = RecordHash.genesis(IDENTITY);
            long receipts = 0;
            try (RecordWriter writer = new RecordWriter(connection, SqlDialect.SQLITE)) {
                for (long sequence = 1; sequence <= 300; sequence++) {
                    boolean voided = random.nextInt(10) == 0;
                    SalesTransaction sale = randomSale(random, sequence, voided);
                    OptionalLong receipt = voided ? OptionalLong.empty() : OptionalLong.of(++receipts);
                    JournalRecord record =
                            JournalRecord.of(sale, new RecordNumbers(IDENTITY, sequence, receipt), head);
                    writer.write(record);
                    head = record.hash();
                    net += voided ? 0 : sale.totals().total().minorUnits();
                }
            }
            connection.commit();
        }
        AuditReport report = Auditor.audit(AuditSubject.ofRegisters(List.of(journal), List.of()));
        assertThat(report.findings()).isEmpty();
        assertThat(report.journalNet()).isEqualTo(new Money(net, GBP).toPlainString());
        assertThat(report.transactions()).isBetween(230, 299);
    }

    private static void createTables(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : ChannelTables.schema(DatabaseKind.JOURNAL, SqlDialect.SQLITE)) {
                statement.execute(sql);
            }
        }
    }

    private static SalesTransaction randomSale(Random random, long sequence, boolean voided) {
        Instant at = Instant.parse("2026-11-21T08:00:00.123Z").plusSeconds(sequence);
        Cart cart = Cart.begin(new UUID(random.nextLong(), random.nextLong()), at, GBP);
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
}
