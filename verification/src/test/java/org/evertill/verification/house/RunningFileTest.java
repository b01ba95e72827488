package org.evertill.verification.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.evertill.verification.audit.HandMadeJournals;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningFileTest {

    @TempDir
    private Path folder;
    private Path journal;

    @BeforeEach
    void writeAJournal() throws Exception {
        journal = folder.resolve("journal.db");
        HandMadeJournals.write(journal);
    }

    @Test
    void readsWhatWasCommitted() throws SQLException {
        assertThat(new RunningFile(journal).records()).isEqualTo(3);
        assertThat(new RunningFile(journal).holds("s1")).isTrue();
        assertThat(new RunningFile(journal).holds("s3")).isFalse();
    }

    @Test
    void readsAFileWhoseProgramDiedInATransactionAndLeavesItSo() throws Exception {
        Path left = Files.createDirectory(folder.resolve("left")).resolve("journal.db");
        Path undo = left.resolveSibling("journal.db-journal");
        try (Connection writer = DriverManager.getConnection("jdbc:sqlite:" + journal);
                Statement statement = writer.createStatement()) {
            // so small that changed pages reach the file before the commit, and the undo log before them
            statement.execute("PRAGMA cache_size = 1");
            writer.setAutoCommit(false);
            statement.execute("DELETE FROM journal_record");
            statement.execute("""
                    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)
                    INSERT INTO journal_record (record_id) SELECT 'never-' || i FROM n""");
            Files.copy(journal, left);
            Files.copy(journal.resolveSibling("journal.db-journal"), undo);
        }
        byte[] file = Files.readAllBytes(left);
        assertThat(new RunningFile(left).records()).isEqualTo(3);
        assertThat(new RunningFile(left).holds("never-1")).isFalse();
        assertThat(Files.readAllBytes(left)).isEqualTo(file);
        assertThat(undo).exists();
    }

    @Test
    void makesNoFileThatIsNotThere() {
        Path missing = folder.resolve("missing.db");
        assertThatThrownBy(() -> new RunningFile(missing).records()).isInstanceOf(SQLException.class);
        assertThat(missing).doesNotExist();
    }
}
