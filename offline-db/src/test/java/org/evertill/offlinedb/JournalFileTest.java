package org.evertill.offlinedb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.evertill.commerce.transaction.JournalUnavailableException;
import org.evertill.commerce.transaction.SalesTransaction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

class JournalFileTest {
    private static final String ADD = "INSERT INTO connection_mode VALUES (1, 'ONLINE', 'STARTED', 'now', '')";
    private static final int FULL = 2;
    private static final String COUNT = "SELECT count(*) FROM connection_mode";

    @TempDir
    Path folder;
    private TemporaryRegister register;
    private JournalFile journal;

    @BeforeEach
    void open() throws Exception {
        register = TemporaryRegister.open(folder);
        journal = register.database().journalFile();
    }

    @AfterEach
    void close() {
        register.close();
    }

    @Test
    void afterAnErrorBeforeTheCommitTheWorkRunsAgainOnAFileWithoutIt() {
        AtomicInteger runs = new AtomicInteger();
        int before = journal.write(statements -> {
            int found = count(statements);
            statements.change(ADD);
            if (runs.incrementAndGet() == 1) {
                throw new SQLiteException("pulled out", SQLiteErrorCode.SQLITE_IOERR_WRITE);
            }
            return found;
        });
        assertThat(before).isZero();
        assertThat(runs).hasValue(2);
        assertThat(journal.<Integer>read(JournalFileTest::count)).isEqualTo(1);
    }

    @Test
    void afterACommitThatOnlyLookedFailedTheWorkFindsWhatItLeft() {
        AtomicInteger runs = new AtomicInteger();
        int found = journal.write(statements -> {
            int there = count(statements);
            if (runs.incrementAndGet() == 1) {
                statements.change(ADD);
                statements.connection().createStatement().execute("COMMIT");
                throw new SQLiteException("no word from the disk", SQLiteErrorCode.SQLITE_IOERR_FSYNC);
            }
            return there;
        });
        assertThat(found).isEqualTo(1);
        assertThat(runs).hasValue(2);
    }

    @Test
    void aDiskThatStaysBrokenIsUnavailableAndAWorkingOneIsUsedAgain() {
        assertThatThrownBy(() -> journal.write(statements -> {
            throw new SQLiteException("broken", SQLiteErrorCode.SQLITE_IOERR_READ);
        })).isInstanceOfSatisfying(JournalUnavailableException.class, e -> assertThat(e.isDiskFull()).isFalse());
        assertThat(journal.<Integer>write(statements -> statements.change(ADD))).isEqualTo(1);
    }

    @Test
    void aJournalThatWasTakenAwayIsNeverReplacedByAnEmptyOne() throws Exception {
        SalesTransaction sale = new SampleSales(61).sale();
        register.journal().commit(List.of(sale));
        // Opened again, so that nothing of it is in the log beside the file.
        register.close();
        open();
        Path file = folder.resolve("journal.db");
        Path away = folder.resolve("away.db");
        assertThatThrownBy(() -> journal.write(statements -> {
            move(file, away);
            throw new SQLiteException("gone", SQLiteErrorCode.SQLITE_IOERR);
        })).isInstanceOf(JournalUnavailableException.class);
        assertThat(file).doesNotExist();
        Files.move(away, file);
        assertThat(register.journal().find(sale.id())).isPresent();
    }

    @Test
    void whatIsWrittenWithoutASyncIsThereAndTheNextTransactionSyncsAgain() throws Exception {
        journal.writeUnsynced(statements -> statements.change(ADD));
        assertThat(journal.<Integer>read(JournalFileTest::count)).isEqualTo(1);
        assertThat(journal.<Integer>write(JournalFileTest::synchronous)).isEqualTo(FULL);
        assertThat(journal.sync()).isTrue();
    }

    @Test
    void noTransactionGoesWithoutItsSyncAfterOneThatFailedWithout() {
        assertThatThrownBy(() -> journal.writeUnsynced(statements -> {
            throw new IllegalStateException("the test says so");
        })).isInstanceOf(IllegalStateException.class);
        assertThat(journal.<Integer>write(JournalFileTest::synchronous)).isEqualTo(FULL);
        AtomicInteger runs = new AtomicInteger();
        int level = journal.writeUnsynced(statements -> {
            if (runs.incrementAndGet() == 1) {
                throw new SQLiteException("pulled out", SQLiteErrorCode.SQLITE_IOERR_WRITE);
            }
            return synchronous(statements);
        });
        assertThat(level).as("tried again, it is durable at once").isEqualTo(FULL);
        assertThat(journal.<Integer>write(JournalFileTest::synchronous)).isEqualTo(FULL);
    }

    @Test
    void aSyncThatIsRefusedSaysSoAndTheJournalGoesOn() throws Exception {
        journal.writeUnsynced(statements -> statements.change(ADD));
        Path file = folder.resolve("journal.db");
        Path away = folder.resolve("away.db");
        assertThat(journal.<Integer>write(statements -> statements.change("DELETE FROM connection_mode"))).isEqualTo(1);
        assertThatThrownBy(() -> journal.write(statements -> {
            move(file, away);
            throw new SQLiteException("gone", SQLiteErrorCode.SQLITE_IOERR);
        })).isInstanceOf(JournalUnavailableException.class);
        assertThat(journal.sync()).isFalse();
        Files.move(away, file);
        assertThat(journal.<Integer>write(statements -> statements.change(ADD))).isEqualTo(1);
        assertThat(journal.sync()).isTrue();
    }

    private static int synchronous(Statements statements) throws SQLException {
        return statements.first("PRAGMA synchronous", row -> row.getInt(1)).orElseThrow();
    }

    private static void move(Path from, Path to) {
        try {
            Files.move(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int count(Statements statements) throws SQLException {
        return statements.first(COUNT, row -> row.getInt(1)).orElseThrow();
    }
}
