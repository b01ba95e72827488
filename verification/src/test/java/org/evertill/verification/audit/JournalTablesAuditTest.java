package org.evertill.verification.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.evertill.verification.audit.HandMadeSale.line;
import static org.evertill.verification.audit.HandMadeSale.online;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What only a journal has: the heads the scale unit acknowledged, and the totals of shifts. */
class JournalTablesAuditTest {

    private static final HandMadeSale SALE = online("a1", null, "2010-12-01", line(6000, 2_550_000, 1530));
    private static final HandMadeSale RETURN = online("a2", null, "2010-12-01", line(-1000, 27_500_000, -2750));
    private static final HandMadeSale VOIDED = online("a3", null, "2011-01-04", line(1000, 100_000, 10)).asVoid();

    @TempDir
    private Path folder;
    private HandMadeDatabase journal;

    @BeforeEach
    void makeARightJournal() throws Exception {
        journal = HandMadeDatabase.create(folder.resolve("journal.db"));
        journal.addRegister("R1", List.of(SALE, RETURN, VOIDED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"upload_watermark", "upload_reach"})
    void findsAJournalWhoseEndWasCutOff(String heads) throws Exception {
        journal.execute("CREATE TABLE " + heads + " (store_number, register_number, incarnation, sequence, hash)");
        journal.execute("INSERT INTO " + heads + " SELECT store_number, register_number, incarnation, sequence, hash"
                + " FROM journal_record WHERE record_id = 'a3'");
        assertThat(findings(Finding.Kind.LOST)).isEmpty();
        forget( "switch-R1");
        assertThat(findings(Finding.Kind.LOST)).as("the end after the last acknowledged one").isEmpty();
        forget( "a3");
        assertThat(findings(Finding.Kind.LOST)).containsExactly("S1/R1/1 sequence 3");
    }

    @Test
    void findsAnEndThatWasRewritten() throws Exception {
        journal.execute("CREATE TABLE upload_watermark (store_number, register_number, incarnation, sequence, hash)");
        journal.execute("INSERT INTO upload_watermark VALUES ('S1', 'R1', 1, 4, ?)", (Object) new byte[32]);
        assertThat(findings(Finding.Kind.BROKEN_CHAIN)).containsExactly("switch-R1");
    }

    @Test
    void findsAShiftThatKeepsOtherTotalsThanItsSales() throws Exception {
        journal.execute("CREATE TABLE shift_total (shift_id, currency_code, sale_count, void_count, total_minor,"
                + " tax_minor, tendered_minor, change_minor)");
        long total = SALE.total() + RETURN.total();
        long tax = SALE.tax() + RETURN.tax();
        journal.execute("INSERT INTO shift_total VALUES ('shift', 'GBP', 2, 1, ?, ?, ?, 1000)",
                total, tax, total + 1000);
        assertThat(findings(Finding.Kind.WRONG_SUM)).isEmpty();
        journal.execute("UPDATE shift_total SET tendered_minor = tendered_minor + 1");
        assertThat(findings(Finding.Kind.WRONG_SUM)).containsExactly("shift shift");
        journal.execute("DELETE FROM shift_total");
        assertThat(findings(Finding.Kind.WRONG_SUM)).containsExactly("shift shift");
    }

    private List<String> findings(Finding.Kind kind) {
        return Auditor.audit(AuditSubject.ofRegisters(List.of(journal.file()), List.of())).findings().stream()
                .filter(finding -> finding.kind() == kind).map(Finding::thing).toList();
    }

    private void forget(String recordId) throws Exception {
        journal.execute("DELETE FROM journal_record WHERE record_id = ?", recordId);
        journal.execute("DELETE FROM retail_transaction WHERE record_id = ?", recordId);
        journal.execute("DELETE FROM retail_transaction_line WHERE record_id = ?", recordId);
    }
}
