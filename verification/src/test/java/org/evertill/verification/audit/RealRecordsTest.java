package org.evertill.verification.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.evertill.verification.house.SeededJournal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds the auditor's own reading of records and tables against those the product writes. */
class RealRecordsTest {

    @TempDir
    private Path folder;

    @Test
    void agreesWithTheProductOnRandomCarts() throws Exception {
        Path journal = folder.resolve("journal.db");
        SeededJournal written = SeededJournal.write(journal, 20261121, 300, 1);
        AuditReport report = Auditor.audit(AuditSubject.ofRegisters(List.of(journal), List.of()));
        assertThat(report.findings()).isEmpty();
        assertThat(report.journalNet()).isEqualTo(written.net().toPlainString());
        assertThat(report.transactions()).isBetween(230, 299);
    }
}
