package org.evertill.scaleunit.channel;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.evertill.exchange.record.JournalRecord;
import org.evertill.exchange.tables.Timestamps;
import org.evertill.exchange.wire.UploadAnswer.RecordAnswer;
import org.evertill.exchange.wire.UploadOutcome;
import org.evertill.exchange.wire.UploadRecord;
import org.evertill.scaleunit.storage.PreparedStatements;
import org.evertill.scaleunit.storage.RecordFingerprint;
import org.evertill.scaleunit.storage.RecordIntake;
import org.evertill.scaleunit.storage.RecordIntake.Taken;
import org.evertill.scaleunit.storage.ServerDatabase;

/**
 * The channel's journal inside one transaction: puts records in, or beside, from where it may take them in later. Never
 * changes one, nor removes any from the journal. On the writer's thread.
 */
final class RecordShelf implements AutoCloseable {
    private static final String SET_ASIDE = """
            INSERT INTO quarantined_record (fingerprint, store_number, register_number, incarnation, sequence,
                record_id, previous_hash, hash, payload, reason, received_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""";
    private static final String ANY_ASIDE = "SELECT 1 FROM quarantined_record LIMIT 1";
    private static final String TAKE_BACK = "DELETE FROM quarantined_record WHERE fingerprint = ?";
    private static final String ARRIVED = "INSERT INTO record_arrival (record_id, arrived_at) VALUES (?, ?)";
    private static final String FOUND = "INSERT INTO chain_finding VALUES (?, ?, ?) ON CONFLICT DO NOTHING";

    private final PreparedStatements statements;
    private final RecordIntake intake;
    private final String now;
    /** Whether anything is aside at all: mostly not, and then no record costs a look. */
    private boolean holdsAside;

    RecordShelf(ServerDatabase database, Connection connection, Instant now) {
        this.statements = new PreparedStatements(connection);
        this.intake = database.intake(connection);
        this.now = Timestamps.text(now);
    }

    /**
     * Stores what is sound unless it, or another one of its id or number, is here already; keeps what cannot be taken
     * beside it, once however often it is sent, until it can be taken after all. One answer each, in their order.
     */
    List<RecordAnswer> put(List<CheckedUpload> batch) throws SQLException {
        List<JournalRecord> sound = new ArrayList<>();
        for (CheckedUpload checked : batch) {
            if (checked instanceof CheckedUpload.Sound(UploadRecord _, JournalRecord record)) {
                sound.add(record);
            }
        }
        List<Taken> taken = intake.take(sound);
        try (ResultSet aside = statements.of(ANY_ASIDE).executeQuery()) {
            holdsAside = aside.next();
        }
        noteArrivals(sound, taken);
        Iterator<Taken> next = taken.iterator();
        List<RecordAnswer> answers = new ArrayList<>();
        for (CheckedUpload checked : batch) {
            answers.add(switch (checked) {
                case CheckedUpload.Sound(UploadRecord upload, JournalRecord _) -> answer(upload, next.next());
                case CheckedUpload.NotKnown(UploadRecord upload, String reason) ->
                        new RecordAnswer(upload.recordId(), UploadOutcome.NOT_YET, reason);
                case CheckedUpload.Unsound(UploadRecord upload, String reason) -> setAside(upload, reason);
            });
        }
        return answers;
    }

    private RecordAnswer answer(UploadRecord upload, Taken taken) throws SQLException {
        return switch (taken) {
            case Taken.Stored() -> taken(upload, UploadOutcome.ACCEPTED);
            case Taken.AlreadyHere() -> taken(upload, UploadOutcome.ALREADY_HERE);
            case Taken.Refused(String reason) -> setAside(upload, reason);
        };
    }

    /** What is in the journal, these very bytes, is aside no more. */
    private RecordAnswer taken(UploadRecord upload, UploadOutcome outcome) throws SQLException {
        if (holdsAside) {
            statements.of(TAKE_BACK, fingerprint(upload)).executeUpdate();
        }
        return new RecordAnswer(upload.recordId(), outcome, null);
    }

    private static byte[] fingerprint(UploadRecord upload) {
        return RecordFingerprint.of(upload.recordId(), upload.hash(), upload.payload());
    }

    private void noteArrivals(List<JournalRecord> sound, List<Taken> taken) throws SQLException {
        List<JournalRecord> stored = new ArrayList<>();
        for (int i = 0; i < sound.size(); i++) {
            if (taken.get(i) instanceof Taken.Stored) {
                stored.add(sound.get(i));
            }
        }
        if (stored.isEmpty()) {
            return;
        }
        ChainCheck chain = new ChainCheck(statements, stored);
        PreparedStatement arrived = null;
        for (JournalRecord record : stored) {
            arrived = statements.of(ARRIVED, record.payload().id(), now);
            arrived.addBatch();
            Optional<String> finding = chain.finding(record);
            if (finding.isPresent()) {
                statements.of(FOUND, record.payload().id(), finding.get(), now).executeUpdate();
            }
        }
        arrived.executeBatch();
    }

    private RecordAnswer setAside(UploadRecord upload, String reason) throws SQLException {
        statements.of(SET_ASIDE, fingerprint(upload),
                text(upload.storeNumber()), text(upload.registerNumber()), upload.incarnation(), upload.sequence(),
                text(upload.recordId()), upload.previousHash(), upload.hash(), upload.payload(), text(reason), now)
                .executeUpdate();
        return new RecordAnswer(upload.recordId(), UploadOutcome.QUARANTINED, reason);
    }

    /** What was sent may have anything in it; PostgreSQL keeps no text with the character of number 0. */
    private static String text(String sent) {
        return sent.replace('\0', '\ufffd');
    }

    @Override
    public void close() throws SQLException {
        intake.close();
        statements.close();
    }
}
