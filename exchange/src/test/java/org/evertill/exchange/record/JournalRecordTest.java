package org.evertill.exchange.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.evertill.commerce.fixture.Sessions;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.commerce.transaction.JournalEntry;
import org.evertill.commerce.transaction.SalesTransaction;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.Row;
import org.evertill.exchange.tables.SqlDialect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The chain of records, and the rows that are read out of them. */
class JournalRecordTest {

    private static final byte[] GENESIS = RecordHash.genesis(Sessions.IDENTITY);

    @TempDir
    private Path folder;

    @Test
    void theChainBeginsWithTheRegistersIncarnation() {
        assertThat(HexFormat.of().formatHex(GENESIS))
                .isEqualTo("56b34680a79a454794ae92e0d4c9157768353c463dabc76f4a1d7965facc4f6d");
        assertThat(RecordHash.genesis(new RegisterIdentity("S1", "R1", 2))).isNotEqualTo(GENESIS);
    }

    @Test
    void eachHashCoversTheOneBeforeItAndTheBytes() {
        JournalRecord record = first(SampleEntries.signedOn());
        assertThat(HexFormat.of().formatHex(record.hash()))
                .isEqualTo("235c0df0115e2635bcadfdf92d7203a5aab1183ec32344d0708c9b1837cc3d61");
        assertThat(record.previousHash()).isEqualTo(GENESIS);
        JournalRecord next = JournalRecord.of(SampleEntries.signedOff(), SampleEntries.numbers(
                SampleEntries.signedOff()), record.hash());
        assertThat(next.hash()).isEqualTo(RecordHash.next(record.hash(), next.bytes()));
        assertThat(next.hash()).isNotEqualTo(first(SampleEntries.signedOff()).hash());
    }

    @Test
    void takesWhatItWrote() throws RecordRejectedException {
        for (JournalEntry entry : SampleEntries.all()) {
            JournalRecord written = first(entry);
            JournalRecord read = JournalRecord.received(written.bytes(), written.previousHash(), written.hash());
            assertThat(read.rows()).isEqualTo(written.rows());
        }
    }

    @Test
    void rejectsAnyChangedByteOfARecordOrItsHashes() {
        long seed = 17;
        Random random = new Random(seed);
        JournalRecord sale = first(SampleEntries.sale());
        for (int round = 0; round < 500; round++) {
            byte[][] parts = {sale.bytes().clone(), sale.previousHash().clone(), sale.hash().clone()};
            byte[] part = parts[random.nextInt(3)];
            part[random.nextInt(part.length)] ^= (byte) (1 << random.nextInt(8));
            assertThatExceptionOfType(RecordRejectedException.class).as("seed %d, round %d", seed, round)
                    .isThrownBy(() -> JournalRecord.received(parts[0], parts[1], parts[2]));
        }
    }

    @Test
    void rejectsAHashOfAnotherLength() {
        JournalRecord sale = first(SampleEntries.sale());
        byte[] none = new byte[0];
        assertThatExceptionOfType(RecordRejectedException.class).isThrownBy(() ->
                JournalRecord.received(sale.bytes(), none, RecordHash.next(none, sale.bytes())));
        assertThatExceptionOfType(RecordRejectedException.class)
                .isThrownBy(() -> JournalRecord.received(sale.bytes(), sale.previousHash(), none));
    }

    @Test
    void rejectsWhatIsNoRecordThoughItsHashIsRight() {
        byte[] html = "<html></html>".getBytes(StandardCharsets.UTF_8);
        assertThatExceptionOfType(RecordRejectedException.class).isThrownBy(() ->
                JournalRecord.received(html, GENESIS, RecordHash.next(GENESIS, html)));
    }

    @Test
    void everythingButATransactionIsOneRow() {
        for (JournalEntry entry : SampleEntries.all()) {
            JournalRecord record = first(entry);
            assertThat(record.rows().getFirst()).isEqualTo(ChannelTables.JOURNAL_RECORD.newRow()
                    .with("store_number", "S1").with("register_number", "R1").with("incarnation", 1)
                    .with("sequence", 1).with("record_id", entry.id().toString())
                    .with("kind", RecordCodec.kindOf(entry)).with("receipt_number", record.payload().receiptNumber())
                    .with("recorded_at", record.payload().at()).with("previous_hash", GENESIS)
                    .with("hash", record.hash()).with("payload", record.bytes()).row());
            if (!(entry instanceof SalesTransaction)) {
                assertThat(record.rows()).hasSize(1);
            }
        }
    }

    @Test
    void aSaleIsItsHeaderLinesTaxesAndTenders() {
        List<Row> rows = first(SampleEntries.sale()).rows();
        String id = SampleEntries.sale().id().toString();
        assertThat(rows).extracting(row -> row.table().name()).containsExactly("journal_record", "retail_transaction",
                "retail_transaction_line", "retail_transaction_line", "retail_transaction_line",
                "retail_transaction_line", "retail_transaction_line", "retail_transaction_tax",
                "retail_transaction_tax", "retail_transaction_tax", "retail_transaction_tender",
                "retail_transaction_tender");
        assertThat(rows.get(1)).isEqualTo(ChannelTables.RETAIL_TRANSACTION.newRow().with("record_id", id)
                .with("store_number", "S1").with("register_number", "R1").with("incarnation", 1).with("sequence", 1)
                .with("kind", "sale").with("receipt_number", 1).with("external_reference", "536365")
                .with("worker_number", "7").with("shift_id", "19ab0000-0000-7000-8000-000000000001")
                .with("business_date", "2026-11-21").with("begun_at", "2026-11-21T09:14:59.250Z")
                .with("concluded_at", "2026-11-21T09:15:00.000Z").with("connection", "offline")
                .with("data_version", 1).with("currency_code", "GBP").with("total_minor", 1426)
                .with("net_minor", 1272).with("tax_minor", 154).with("change_minor", 74).with("line_count", 5).row());
        assertThat(rows.get(3)).isEqualTo(ChannelTables.RETAIL_TRANSACTION_LINE.newRow().with("record_id", id)
                .with("line_number", 2).with("product_number", "B").with("barcode", "").with("name", "Product B")
                .with("quantity_thousandths", 1000).with("unit_code", "ea").with("list_price_micros", 20_000_000)
                .with("unit_price_micros", 10_000_000).with("amount_minor", 1000).with("tax_group_code", "state+city")
                .with("tax_minor", 74).with("voided", false).with("is_return", false)
                .with("override_reason", "damaged").with("override_worker", "1").row());
        assertThat(rows.get(7)).isEqualTo(ChannelTables.RETAIL_TRANSACTION_TAX.newRow().with("record_id", id)
                .with("tax_group_code", "vat").with("tax_code", "vat").with("rate_ppm", 200_000)
                .with("inclusive", true).with("taxable_minor", 400).with("tax_minor", 80).row());
        assertThat(rows.get(11)).isEqualTo(ChannelTables.RETAIL_TRANSACTION_TENDER.newRow().with("record_id", id)
                .with("tender_number", 2).with("tender_code", "cash").with("amount_minor", 1000)
                .with("change_minor", 74).row());
    }

    @Test
    void theRowsNameWhoAnsweredForReturnsAndVoids() {
        List<Row> sale = first(SampleEntries.sale()).rows();
        List<Row> voided = first(SampleEntries.voided()).rows();
        assertThat(sale.get(1).value("void_worker")).isNull();
        assertThat(voided.get(1).value("void_worker")).isEqualTo("2");
        for (List<Row> rows : List.of(sale, voided)) {
            assertThat(rows.subList(2, 7)).extracting(row -> row.value("return_worker"))
                    .containsExactly(null, null, "1", null, "1");
            assertThat(rows.subList(2, 7)).extracting(row -> row.value("void_worker"))
                    .containsExactly(null, null, null, "7", "2");
        }
    }

    @Test
    void writesAJournalAndRefusesTheSameRecordTwice() throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("journal.db"))) {
            try (Statement statement = connection.createStatement()) {
                for (String sql : ChannelTables.schema(DatabaseKind.JOURNAL, SqlDialect.SQLITE)) {
                    statement.execute(sql);
                }
            }
            JournalRecord sale = first(SampleEntries.sale());
            try (RecordWriter writer = new RecordWriter(connection, SqlDialect.SQLITE)) {
                writer.write(sale);
                assertThatExceptionOfType(SQLException.class).isThrownBy(() -> writer.write(sale));
            }
            assertThat(counts(connection)).containsExactly(1, 1, 5, 3, 2);
        }
    }

    private static JournalRecord first(JournalEntry entry) {
        return JournalRecord.of(entry, SampleEntries.numbers(entry), GENESIS);
    }

    private static List<Integer> counts(Connection connection) throws SQLException {
        List<Integer> counts = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            for (String table : List.of("journal_record", "retail_transaction", "retail_transaction_line",
                    "retail_transaction_tax", "retail_transaction_tender")) {
                try (ResultSet result = statement.executeQuery("SELECT count(*) FROM " + table)) {
                    result.next();
                    counts.add(result.getInt(1));
                }
            }
        }
        return counts;
    }
}
