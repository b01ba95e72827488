package org.evertill.verification.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.evertill.verification.audit.HandMadeSale.line;
import static org.evertill.verification.audit.HandMadeSale.online;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A voided transaction with a line sold, one taken back and one voided; then somebody's name is lost. */
class AnsweredForTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {
        "UPDATE retail_transaction SET void_worker = NULL",
        "UPDATE retail_transaction_line SET void_worker = '' WHERE voided = 1",
        "UPDATE retail_transaction_line SET return_worker = NULL WHERE is_return = 1",
        "UPDATE retail_transaction_line SET is_return = 0, return_worker = NULL WHERE is_return = 1",
        "UPDATE retail_transaction_line SET override_reason = 'damaged' WHERE line_number = 1",
        "UPDATE retail_transaction_line SET return_worker = '1' WHERE line_number = 1"})
    void findsWhatNobodyAnsweredFor(String forgotten) throws Exception {
        HandMadeDatabase journal = HandMadeDatabase.create(folder.resolve("journal.db"));
        journal.addRegister("R1", List.of(online(
                "a1", null, "2011-01-04", line(2000, 100_000, 20), line(-1000, 100_000, -10)).asVoid()));
        AuditSubject till = AuditSubject.ofRegisters(List.of(journal.file()), List.of());
        assertThat(Auditor.audit(till).findings()).isEmpty();
        journal.execute(forgotten);
        assertThat(Auditor.audit(till).findings()).extracting(Finding::kind, Finding::thing)
                .contains(tuple(Finding.Kind.UNANSWERED, "a1"));
    }
}
