package org.evertill.scaleunit.headquarters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.exchange.link.ArrivedRecord;
import org.evertill.exchange.wire.UploadRecord;
import org.evertill.scaleunit.SampleJournal;
import org.evertill.scaleunit.ScaleUnit;
import org.evertill.scaleunit.ScaleUnitSettings;
import org.evertill.scaleunit.StorageKind;
import org.evertill.scaleunit.storage.RecordFingerprint;
import org.evertill.scaleunit.storage.ServerDatabase;
import org.evertill.scaleunit.storage.Storage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What headquarters makes, after its update, of records that it did not know before. */
@ParameterizedClass
@EnumSource(StorageKind.class)
class AsideRecordsTest {
    private static final RegisterIdentity REGISTER = new RegisterIdentity("0107", "01", 1);

    @Parameter
    private StorageKind kind;
    @TempDir
    private Path folder;
    private Storage storage;
    private ServerDatabase database;
    private final SampleJournal journal = new SampleJournal(REGISTER);

    @BeforeEach
    void make() throws Exception {
        storage = kind.databases().headquarters(folder.resolve("headquarters"));
    }

    @Test
    void whatIsKnownNowIsTakenInWithItsSaleAndIsAsideNoMore() throws Exception {
        List<UploadRecord> sent = List.of(journal.sale(1), journal.sale(2), journal.sale(3), journal.sale(4));
        started(() -> {
            wasNotKnown(sent.getFirst());
            take(sent.get(1));
            wasNotKnown(sent.get(2));
            wasNotKnown(sent.get(3));
            assertThat(tryAgain()).isEqualTo(3);
            assertThat(count("journal_record")).isEqualTo(4);
            assertThat(count("retail_transaction")).isEqualTo(4);
            assertThat(count("quarantined_record")).isZero();
        });
    }

    @Test
    void whatCannotBeTakenStaysAsItIsAndWhatIsHereAlreadyIsAsideNoMore() throws Exception {
        UploadRecord here = journal.sale(1);
        UploadRecord damaged = SampleJournal.altered(journal.sale(2));
        UploadRecord ofLater = SampleJournal.forged(journal.signedOn(), "\"signed-on\"", "\"shift-closed\"");
        UploadRecord contradicts = new SampleJournal(REGISTER).sale(9);
        UploadRecord foreign = new SampleJournal(new RegisterIdentity("0108", "01", 1)).sale(1);
        started(() -> {
            take(here);
            for (UploadRecord record : List.of(damaged, ofLater, here, contradicts, foreign)) {
                wasNotKnown(record);
            }
            assertThat(tryAgain()).isEqualTo(1);
            assertThat(tryAgain()).isZero();
            assertThat(count("journal_record")).isEqualTo(1);
            assertThat(count("quarantined_record")).isEqualTo(4);
        });
    }

    @Test
    void oneBehindARecordThatIsStillUnknownIsTakenIn() throws Exception {
        UploadRecord ofLater = SampleJournal.forged(journal.signedOn(), "\"signed-on\"", "\"shift-closed\"");
        UploadRecord behind = journal.behind(ofLater).sale(1);
        started(() -> {
            wasNotKnown(ofLater);
            wasNotKnown(behind);
            assertThat(tryAgain()).isEqualTo(1);
            assertThat(count("quarantined_record")).isEqualTo(1);
        });
    }

    @Test
    void moreThanOneTransactionTakesAreTakenInOneAfterTheOther() throws Exception {
        started(() -> {
            for (int i = 0; i < 401; i++) {
                wasNotKnown(journal.signedOn());
            }
            assertThat(new AsideRecords(database).tryAgain(() -> false)).as("the program ends").isEqualTo(200);
            assertThat(tryAgain()).isEqualTo(201);
            assertThat(count("quarantined_record")).isZero();
        });
    }

    @Test
    void aProgramTriesItAgainAtItsStart() throws Exception {
        assumeTrue(kind == StorageKind.SQLITE, "the program of this test keeps its database in a file");
        ScaleUnit.of(ScaleUnitSettings.demo(folder), Clock.systemUTC()).start().close();
        started(() -> wasNotKnown(journal.sale(1)));
        ScaleUnit.of(ScaleUnitSettings.demo(folder), Clock.systemUTC()).start().close();
        started(() -> assertThat(List.of(count("journal_record"), count("quarantined_record")))
                .containsExactly(1L, 0L));
    }

    /** A piece of a test. */
    private interface Steps {
        void run() throws Exception;
    }

    private void started(Steps steps) throws Exception {
        database = new ServerDatabase("headquarters", storage, Headquarters.MIGRATION);
        database.start();
        try {
            steps.run();
        } finally {
            database.stop();
        }
    }

    private int tryAgain() throws SQLException {
        return new AsideRecords(database).tryAgain(() -> true);
    }

    private void take(UploadRecord record) throws SQLException {
        new TransactionCollector(database, "0107", Clock.systemUTC()).take(List.of(new ArrivedRecord(1,
                record.payload(), record.previousHash(), record.hash())));
    }

    /** The row that headquarters has written whose program was older than the record's. */
    private void wasNotKnown(UploadRecord record) throws SQLException {
        database.write(connection -> {
            try (PreparedStatement insert = connection.prepareStatement("""
                    INSERT INTO quarantined_record (channel_code, arrival, fingerprint, record_id, hash, payload,
                        reason, found_at)
                    VALUES ('store-0107', 1, ?, '', ?, ?, 'kind sale is not known here',
                        '2026-11-21T12:00:00.000Z')""")) {
                insert.setBytes(1, RecordFingerprint.of("", record.hash(), record.payload()));
                insert.setBytes(2, record.hash());
                insert.setBytes(3, record.payload());
                return insert.executeUpdate();
            }
        });
    }

    private long count(String table) throws SQLException {
        return database.<Long>read(connection -> {
            try (ResultSet result = connection.createStatement().executeQuery("SELECT count(*) FROM " + table)) {
                result.next();
                return result.getLong(1);
            }
        });
    }
}
