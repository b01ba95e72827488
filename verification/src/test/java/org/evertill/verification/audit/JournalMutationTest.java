package org.evertill.verification.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.evertill.verification.house.SeededJournal;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Order(7)
class JournalMutationTest {

    private static final int MUTATIONS = 10_000;
    private static final int SQLITE_CONSTRAINT = 19;

    @TempDir
    private Path folder;

    /** What the database itself refuses, such as a number used twice, is no mutation and does not count. */
    @Test
    void findsAnyOfTenThousandSeededMutations() throws Exception {
        Path whole = folder.resolve("whole.db");
        SeededJournal.write(whole, 7, 16, 13);
        assertThat(audit(whole)).isEmpty();
        Path tampered = folder.resolve("journal.db");
        Map<JournalMutation, Integer> counts = new EnumMap<>(JournalMutation.class);
        List<String> missed = new ArrayList<>();
        JournalMutation[] all = JournalMutation.values();
        int found = 0;
        for (int seed = 0; found + missed.size() < MUTATIONS; seed++) {
            Files.copy(whole, tampered, StandardCopyOption.REPLACE_EXISTING);
            JournalMutation mutation = all[seed % all.length];
            try {
                String done = mutation.tamper(tampered, new Random(seed));
                counts.merge(mutation, 1, Integer::sum);
                if (audit(tampered).isEmpty()) {
                    missed.add("seed " + seed + ", " + done);
                } else {
                    found++;
                }
            } catch (SQLException refused) {
                assertThat(refused.getErrorCode() & 0xff).as(refused.getMessage()).isEqualTo(SQLITE_CONSTRAINT);
            }
        }
        assertThat(missed).isEmpty();
        assertThat(counts).hasSize(all.length).allSatisfy((mutation, count) -> assertThat(count).isGreaterThan(500));
    }

    private static List<Finding> audit(Path journal) {
        return Auditor.audit(AuditSubject.ofRegisters(List.of(journal), List.of())).findings();
    }
}
