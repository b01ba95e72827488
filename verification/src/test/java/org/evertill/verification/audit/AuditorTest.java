package org.evertill.verification.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.evertill.verification.audit.HandMadeSale.line;
import static org.evertill.verification.audit.HandMadeSale.online;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plants each error by hand in databases that are right, and expects exactly that error to be found. */
class AuditorTest {

    private static final HandMadeSale FIRST =
            online("a1", "536365", "2010-12-01", line(6000, 2_550_000, 1530), line(1000, 3_390_000, 339));
    private static final HandMadeSale RETURN =
            online("a2", "C536379", "2010-12-01", line(-1000, 27_500_000, -2750)).offline();
    private static final HandMadeSale VOIDED = online("a3", null, "2011-01-04", line(1000, 100_000, 10)).asVoid();
    private static final HandMadeSale LAST = online("a4", "539993", "2011-01-04", line(2500, 1_000, 0));
    private static final HandMadeSale ELSEWHERE = online("b1", null, "2011-01-05", line(1000, 5_000_000, 500));

    @TempDir
    private Path folder;
    private HandMadeDatabase first;
    private HandMadeDatabase second;
    private HandMadeDatabase channel;
    private HandMadeDatabase headquarters;

    @BeforeEach
    void makeARightHouse() throws Exception {
        first = HandMadeDatabase.create(folder.resolve("journal-1.db"));
        second = HandMadeDatabase.create(folder.resolve("journal-2.db"));
        channel = HandMadeDatabase.create(folder.resolve("channel.db"));
        headquarters = HandMadeDatabase.create(folder.resolve("headquarters.db"));
        for (HandMadeDatabase database : List.of(first, channel, headquarters)) {
            database.addRegister("R1", List.of(FIRST, RETURN, VOIDED, LAST));
        }
        for (HandMadeDatabase database : List.of(second, channel, headquarters)) {
            database.addRegister("R2", List.of(ELSEWHERE));
        }
    }

    @Test
    void findsNothingWrongInARightHouseAndAddsItUp() {
        AuditReport report = auditHouse();
        assertThat(report.findings()).isEmpty();
        assertThat(report.isClean()).isTrue();
        assertThat(report.transactions()).isEqualTo(4);
        assertThat(report.offlineTransactions()).isEqualTo(1);
        assertThat(report.switches()).isEqualTo(2);
        assertThat(List.of(report.journalNet(), report.channelNet(), report.headquartersNet()))
                .containsOnly("-4.58");
        assertThat(report.byMonth()).isEqualTo(Map.of(
                "2010-12", new MonthTotals(5, 2, "22.42", "-33.00", "-10.58"),
                "2011-01", new MonthTotals(4, 2, "6.00", "0.00", "6.00")));
        assertThat(report.byInvoice()).isEqualTo(Map.of(
                "536365", new InvoiceTotals(3, "22.42"), "C536379", new InvoiceTotals(2, "-33.00"),
                "539993", new InvoiceTotals(2, "0.00")));
    }

    @Test
    void findsASaleTheCashierWasToldOfThatIsNotInTheJournal() {
        AuditReport report = Auditor.audit(AuditSubject.ofRegisters(List.of(first.file()),
                List.of(HandMadeDatabase.told(FIRST), new ToldSale("nowhere", 100))));
        assertOnly(report, Finding.Kind.LOST, "nowhere");
        assertThat(report.lost()).isEqualTo(1);
    }

    @Test
    void findsAnotherTotalThanTheCashierWasTold() {
        AuditReport report = Auditor.audit(AuditSubject.ofRegisters(
                List.of(first.file()), List.of(new ToldSale("a1", FIRST.total() + 1))));
        assertOnly(report, Finding.Kind.TOLD_OTHERWISE, "a1");
    }

    @Test
    void findsARecordThatNeverReachedHeadquarters() throws Exception {
        forget(headquarters, "switch-R2");
        AuditReport report = auditHouse();
        assertOnly(report, Finding.Kind.LOST, "switch-R2");
        assertThat(report.lost()).isEqualTo(1);
        assertThat(report.gaps()).isZero();
    }

    @Test
    void countsASaleMissingInTwoPlacesOnce() throws Exception {
        forget(channel, "a2");
        forget(headquarters, "a2");
        AuditReport report = auditHouse();
        assertThat(report.lost()).isEqualTo(1);
        assertThat(report.gaps()).as("its sequence and its receipt number").isEqualTo(2);
        assertThat(report.channelNet()).isEqualTo("28.42");
        assertThat(report.journalNet()).isEqualTo("-4.58");
    }

    @Test
    void findsASaleThatIsAtHeadquartersAndInNoJournal() throws Exception {
        forget(first, "a4");
        forget(first, "switch-R1");
        AuditReport report = auditHouse();
        assertThat(report.count(Finding.Kind.LOST)).isEqualTo(2);
        assertThat(report.gaps()).as("a cut-off tail leaves no gap").isZero();
    }

    @Test
    void findsARecordThatIsThereTwice() throws Exception {
        channel.execute("INSERT INTO journal_record SELECT * FROM journal_record WHERE record_id = 'a1'");
        AuditReport report = auditHouse();
        assertThat(report.doubled()).as("its id, its sequence, its receipt").isEqualTo(3);
        assertThat(report.lost()).isZero();
    }

    @Test
    void findsATransactionRowThatIsThereTwice() throws Exception {
        headquarters.execute("INSERT INTO retail_transaction SELECT * FROM retail_transaction WHERE record_id = 'b1'");
        AuditReport report = auditHouse();
        assertThat(report.findings()).extracting(Finding::kind, Finding::thing).containsExactly(
                tuple(Finding.Kind.DOUBLED, "b1"), tuple(Finding.Kind.WRONG_PROJECTION, "b1"));
        assertThat(report.headquartersNet()).isEqualTo("1.42");
    }

    @Test
    void findsASaleRungTwiceUnderTwoIds() throws Exception {
        HandMadeDatabase till = HandMadeDatabase.create(folder.resolve("twice.db"));
        till.addRegister("R3", List.of(FIRST,
                online("c2", "536365", "2010-12-01", line(6000, 2_550_000, 1530), line(1000, 3_390_000, 339))));
        AuditReport report = Auditor.audit(AuditSubject.ofRegisters(List.of(till.file()), List.of()));
        assertOnly(report, Finding.Kind.DOUBLED, "reference 536365");
    }

    @Test
    void findsTwoJournalsThatAreOneRegister() throws Exception {
        HandMadeDatabase copy = HandMadeDatabase.create(folder.resolve("copy.db"));
        copy.addRegister("R1", List.of(ELSEWHERE));
        AuditReport report =
                Auditor.audit(AuditSubject.ofRegisters(List.of(first.file(), copy.file()), List.of()));
        assertThat(report.findings()).extracting(Finding::thing).containsExactly("switch-R1", "series S1/R1/1");
    }

    @Test
    void findsAGapInTheMiddleAndTheBrokenChainThere() throws Exception {
        forget(first, "a3");
        AuditReport report = Auditor.audit(AuditSubject.ofRegisters(List.of(first.file()), List.of()));
        assertThat(report.gaps()).isEqualTo(1);
        assertThat(report.findings()).extracting(Finding::kind, Finding::thing).containsExactlyInAnyOrder(
                tuple(Finding.Kind.GAP, "S1/R1/1 sequence 3"), tuple(Finding.Kind.BROKEN_CHAIN, "a4"));
    }

    @Test
    void findsAReceiptNumberLeftOut() throws Exception {
        first.execute("UPDATE journal_record SET receipt_number = 9 WHERE record_id = 'a4'");
        AuditReport report = Auditor.audit(AuditSubject.ofRegisters(List.of(first.file()), List.of()));
        assertThat(report.gaps()).as("receipts 3 to 8; the void had none").isEqualTo(6);
        assertThat(report.count(Finding.Kind.WRONG_PROJECTION)).isEqualTo(1);
    }

    @Test
    void findsOneFlippedBitInARecord() throws Exception {
        byte[] payload = first.payload("a2");
        payload[payload.length - 3] ^= 1;
        first.execute("UPDATE journal_record SET payload = ? WHERE record_id = 'a2'", payload);
        AuditReport report = auditHouse();
        assertThat(report.findings()).extracting(Finding::kind, Finding::thing).contains(
                tuple(Finding.Kind.BROKEN_CHAIN, "a2"), tuple(Finding.Kind.DIFFERENT_BYTES, "a2"));
        assertThat(report.count(Finding.Kind.DIFFERENT_BYTES)).isEqualTo(1);
    }

    @Test
    void findsBytesThatWereForgedTogetherWithTheirHash() throws Exception {
        byte[] forged = first.payload("a2").clone();
        forged[forged.length - 3] ^= 1;
        byte[] previous = new Series("S1", "R1", 1).genesis();
        previous = Series.link(previous, first.payload("a1"));
        first.execute("UPDATE journal_record SET payload = ?, hash = ? WHERE record_id = 'a2'",
                forged, Series.link(previous, forged));
        AuditReport report = auditHouse();
        assertThat(report.findings()).extracting(Finding::kind, Finding::thing)
                .contains(tuple(Finding.Kind.BROKEN_CHAIN, "a3"), tuple(Finding.Kind.DIFFERENT_BYTES, "a2"));
    }

    @Test
    void findsTwoRecordsThatChangedPlaces() throws Exception {
        first.execute("UPDATE journal_record SET sequence = 5 - sequence WHERE record_id IN ('a2', 'a3')");
        AuditReport report = Auditor.audit(AuditSubject.ofRegisters(List.of(first.file()), List.of()));
        assertThat(report.gaps()).isZero();
        assertThat(report.count(Finding.Kind.BROKEN_CHAIN)).isEqualTo(3);
        assertThat(report.count(Finding.Kind.WRONG_PROJECTION)).isEqualTo(2);
    }

    @Test
    void findsTendersThatAreNotTheTotal() throws Exception {
        first.execute("UPDATE retail_transaction_tender SET amount_minor = amount_minor + 1 WHERE record_id = 'a1'");
        assertThat(findingsOfFirst(Finding.Kind.WRONG_SUM)).containsExactly("a1");
    }

    @Test
    void findsALineWhoseAmountIsNotPriceTimesQuantity() throws Exception {
        first.execute("UPDATE retail_transaction_line SET unit_price_micros = 2560000"
                + " WHERE record_id = 'a1' AND line_number = 1");
        assertThat(findingsOfFirst(Finding.Kind.WRONG_SUM)).containsExactly("a1");
    }

    @Test
    void findsALineThatIsMissing() throws Exception {
        first.execute("DELETE FROM retail_transaction_line WHERE record_id = 'a1' AND line_number = 2");
        assertThat(findingsOfFirst(Finding.Kind.WRONG_SUM)).containsOnly("a1");
        assertThat(findingsOfFirst(Finding.Kind.WRONG_PROJECTION)).containsExactly("a1");
    }

    @Test
    void findsTablesThatAgreeWithThemselvesButNotWithTheRecord() throws Exception {
        first.execute("UPDATE retail_transaction SET total_minor = total_minor - 100, net_minor = net_minor - 100"
                + " WHERE record_id = 'b0' OR record_id = 'a1'");
        first.execute("UPDATE retail_transaction_line SET amount_minor = amount_minor - 100,"
                + " unit_price_micros = 2390000 WHERE record_id = 'a1' AND line_number = 2");
        first.execute("UPDATE retail_transaction_tender SET amount_minor = amount_minor - 100"
                + " WHERE record_id = 'a1'");
        assertThat(findingsOfFirst(Finding.Kind.WRONG_SUM)).isEmpty();
        assertThat(findingsOfFirst(Finding.Kind.WRONG_PROJECTION)).containsExactly("a1");
    }

    @Test
    void findsASaleWithoutTables() throws Exception {
        first.execute("DELETE FROM retail_transaction WHERE record_id = 'a4'");
        assertThat(findingsOfFirst(Finding.Kind.WRONG_PROJECTION)).contains("a4");
    }

    @Test
    void findsBytesThatAreNoRecord() throws Exception {
        first.execute("UPDATE journal_record SET payload = ? WHERE record_id = 'switch-R1'",
                HandMadeDatabase.bytes("<html>"));
        assertThat(findingsOfFirst(Finding.Kind.WRONG_PROJECTION)).containsExactly("switch-R1");
        assertThat(findingsOfFirst(Finding.Kind.BROKEN_CHAIN)).containsExactly("switch-R1");
    }

    @Test
    void refusesToAuditAFileThatIsNotThereAndMakesNone() {
        Path missing = folder.resolve("missing.db");
        assertThatThrownBy(() -> Auditor.audit(AuditSubject.ofRegisters(List.of(missing), List.of())))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("missing.db");
        assertThat(missing).doesNotExist();
    }

    @Test
    void saysThatAFileIsNoDatabase() throws Exception {
        Path broken = Files.writeString(folder.resolve("broken.db"), "no database, but long enough".repeat(99));
        assertThatThrownBy(() -> Auditor.audit(AuditSubject.ofRegisters(List.of(broken), List.of())))
                .isInstanceOf(AuditFailedException.class).hasMessageContaining("cannot read");
    }

    @Test
    void believesOnlyWholeLinesOfWhatWasTold() throws Exception {
        Path told = Files.writeString(folder.resolve("told"), "usable 812\nsold a1 2242\nsold a2 -3300\nsold a4 1");
        assertThat(ToldSale.readAll(told)).containsExactly(new ToldSale("a1", 2242), new ToldSale("a2", -3300));
        assertThat(ToldSale.parse(new ToldSale("x", -5).line())).contains(new ToldSale("x", -5));
    }

    @Test
    void roundsHalfAwayFromZeroAndByTheCurrencysOwnDigits() {
        assertThat(LineAmount.minor(1000, 5_000, 2)).isEqualTo(1);
        assertThat(LineAmount.minor(-1000, 5_000, 2)).isEqualTo(-1);
        assertThat(LineAmount.minor(1000, 4_999, 2)).isZero();
        assertThat(LineAmount.minor(80_995_000, 2_080_000, 2)).isEqualTo(16_846_960);
        assertThat(LineAmount.minor(1500, 100_000_000, 0)).isEqualTo(150);
    }

    private AuditReport auditHouse() {
        return Auditor.audit(AuditSubject.ofHouse(List.of(first.file(), second.file()), channel.file(),
                headquarters.file(), List.of(HandMadeDatabase.told(FIRST), HandMadeDatabase.told(ELSEWHERE))));
    }

    private List<String> findingsOfFirst(Finding.Kind kind) {
        return Auditor.audit(AuditSubject.ofRegisters(List.of(first.file()), List.of())).findings().stream()
                .filter(finding -> finding.kind() == kind).map(Finding::thing).toList();
    }

    private static void forget(HandMadeDatabase database, String recordId) throws Exception {
        for (String table : List.of("journal_record", "retail_transaction", "retail_transaction_line",
                "retail_transaction_tax", "retail_transaction_tender")) {
            database.execute("DELETE FROM " + table + " WHERE record_id = ?", recordId);
        }
    }

    private static void assertOnly(AuditReport report, Finding.Kind kind, String thing) {
        assertThat(report.findings()).extracting(Finding::kind, Finding::thing).containsExactly(tuple(kind, thing));
    }
}
