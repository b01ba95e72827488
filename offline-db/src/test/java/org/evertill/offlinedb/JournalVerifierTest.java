package org.evertill.offlinedb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import org.evertill.exchange.record.RecordHash;
import org.evertill.exchange.sqlite.Durability;
import org.evertill.exchange.sqlite.SqliteFile;
import org.evertill.exchange.wire.UploadAnswer.RecordAnswer;
import org.evertill.exchange.wire.UploadOutcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalVerifierTest {
    private static final int RECORDS = 24;
    private static final int MUTATIONS = 250;

    private final Random random = new Random(31);

    @TempDir
    Path folder;
    private KnownHead head;

    /** Something done to a journal behind the register's back. */
    @FunctionalInterface
    private interface Mutation {
        void apply(Connection connection) throws SQLException;
    }

    @BeforeEach
    void writeAJournal() throws Exception {
        SampleSales sales = new SampleSales(32);
        try (TemporaryRegister register = TemporaryRegister.open(folder)) {
            for (int i = 0; i < RECORDS / 4; i++) {
                register.journal().commit(List.of(sales.signedOn(), sales.sale(), sales.voided(), sales.sale()));
            }
        }
        VerifiedJournal verified = JournalVerifier.of(folder).verify(List.of()).getFirst();
        assertThat(verified.findings()).isEmpty();
        assertThat(verified.records()).isEqualTo(RECORDS);
        head = new KnownHead(TemporaryRegister.IDENTITY, RECORDS, verified.headHash());
    }

    @Test
    void findsEveryChange() throws Exception {
        List<String> texts = List.of("record_id", "kind", "recorded_at");
        List<String> blobs = List.of("payload", "hash", "previous_hash");
        everyOneIsFound(connection -> {
            int sequence = 1 + random.nextInt(RECORDS);
            if (random.nextInt(4) == 0) {
                String column = texts.get(random.nextInt(texts.size()));
                update(connection, "SET " + column + " = " + column + " || 'x'", sequence);
            } else {
                flipAByte(connection, blobs.get(random.nextInt(blobs.size())), sequence);
            }
        });
    }

    @Test
    void findsAChangeWhoseOwnHashWasMadeToFit() throws Exception {
        everyOneIsFound(connection -> {
            int sequence = 1 + random.nextInt(RECORDS);
            flipAByte(connection, "payload", sequence);
            byte[] previous = bytes(connection, "previous_hash", sequence);
            set(connection, "hash", RecordHash.next(previous, bytes(connection, "payload", sequence)), sequence);
        });
    }

    @Test
    void findsEveryRemoval() throws Exception {
        everyOneIsFound(connection -> {
            int sequence = 1 + random.nextInt(RECORDS);
            execute(connection, "DELETE FROM journal_record WHERE sequence = " + sequence);
            if (random.nextBoolean()) {
                execute(connection, "UPDATE journal_record SET sequence = -sequence WHERE sequence > " + sequence);
                execute(connection, "UPDATE journal_record SET sequence = -sequence - 1 WHERE sequence < 0");
            }
        });
    }

    @Test
    void findsATailThatWasCutOff() throws Exception {
        everyOneIsFound(connection -> execute(connection,
                "DELETE FROM journal_record WHERE sequence > " + random.nextInt(RECORDS)));
    }

    @Test
    void findsEveryInsertion() throws Exception {
        everyOneIsFound(connection -> {
            int at = 1 + random.nextInt(RECORDS);
            execute(connection, "UPDATE journal_record SET sequence = -sequence WHERE sequence >= " + at);
            execute(connection, "UPDATE journal_record SET sequence = -sequence + 1 WHERE sequence < 0");
            int copied = 1 + random.nextInt(RECORDS + 1);
            execute(connection, """
                    INSERT INTO journal_record
                    SELECT store_number, register_number, incarnation, %d, record_id || 'x', kind, receipt_number,
                           recorded_at, previous_hash, hash, payload
                    FROM journal_record WHERE sequence = %d""".formatted(at, copied == at ? at + 1 : copied));
        });
    }

    @Test
    void findsEveryReordering() throws Exception {
        everyOneIsFound(connection -> {
            int first = 1 + random.nextInt(RECORDS);
            int second = 1 + (first + random.nextInt(RECORDS - 1)) % RECORDS;
            execute(connection, "UPDATE journal_record SET sequence = -1 WHERE sequence = " + first);
            execute(connection, "UPDATE journal_record SET sequence = " + first + " WHERE sequence = " + second);
            execute(connection, "UPDATE journal_record SET sequence = " + second + " WHERE sequence = -1");
        });
    }

    @Test
    void findsACutTailByWhatTheScaleUnitHasAcknowledged() throws Exception {
        try (TemporaryRegister register = TemporaryRegister.open(folder)) {
            UploadQueue uploads = register.database().uploads(InstantSource.fixed(SampleSales.NOON));
            uploads.answered(uploads.next(RECORDS, Integer.MAX_VALUE).stream()
                    .map(record -> new RecordAnswer(record.recordId(), UploadOutcome.ACCEPTED, null)).toList());
        }
        try (Connection connection = writer()) {
            execute(connection, "DELETE FROM journal_record WHERE sequence = " + RECORDS);
        }
        assertThat(JournalVerifier.of(folder).verify(List.of()).getFirst().findings())
                .extracting(JournalFinding::kind).containsExactly(JournalFinding.Kind.HEAD_DIFFERS);
    }

    @Test
    void exportsTheBytesOfEveryRecordInOrder() throws Exception {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        JournalVerifier.of(folder).export(lines);
        List<String> exported = lines.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(exported).hasSize(RECORDS);
        try (Connection connection = writer()) {
            for (int sequence = 1; sequence <= RECORDS; sequence++) {
                assertThat(exported.get(sequence - 1)).isEqualTo(
                        new String(bytes(connection, "payload", sequence), StandardCharsets.UTF_8));
            }
        }
    }

    @Test
    void saysThatAFolderHasNoJournal(@TempDir Path empty) {
        assertThatThrownBy(() -> JournalVerifier.of(empty))
                .isInstanceOf(DataFolderException.class).hasMessageStartingWith("There is no journal in");
    }

    private void everyOneIsFound(Mutation mutation) throws SQLException {
        try (Connection connection = writer()) {
            for (int i = 0; i < MUTATIONS; i++) {
                execute(connection, "BEGIN");
                mutation.apply(connection);
                assertThat(JournalVerifier.verify(connection, List.of(head)).getFirst().findings())
                        .as("mutation %d", i).isNotEmpty();
                execute(connection, "ROLLBACK");
            }
            assertThat(JournalVerifier.verify(connection, List.of(head)).getFirst().isWhole()).isTrue();
        }
    }

    private Connection writer() throws SQLException {
        return new SqliteFile(folder.resolve("journal.db")).openWriter(Durability.EVERY_COMMIT);
    }

    private void flipAByte(Connection connection, String column, int sequence) throws SQLException {
        byte[] bytes = bytes(connection, column, sequence);
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        set(connection, column, bytes, sequence);
    }

    private static byte[] bytes(Connection connection, String column, int sequence) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT " + column + " FROM journal_record WHERE sequence = " + sequence)) {
            row.next();
            return row.getBytes(1);
        }
    }

    private static void set(Connection connection, String column, byte[] bytes, int sequence) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "UPDATE journal_record SET " + column + " = ? WHERE sequence = " + sequence)) {
            statement.setBytes(1, bytes);
            statement.executeUpdate();
        }
    }

    private static void update(Connection connection, String set, int sequence) throws SQLException {
        execute(connection, "UPDATE journal_record " + set + " WHERE sequence = " + sequence);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
