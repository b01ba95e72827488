package org.evertill.scaleunit.channel;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.exchange.record.JournalRecord;
import org.evertill.exchange.record.RecordPayload;
import org.evertill.exchange.record.RecordRejectedException;
import org.evertill.exchange.wire.UploadAnswer.RecordAnswer;
import org.evertill.exchange.wire.UploadOutcome;
import org.evertill.exchange.wire.UploadRecord;
import org.evertill.scaleunit.storage.ServerDatabase;

/**
 * Takes records from a register. Each is judged by itself: stored with its projections, recognised as already here, set
 * aside with a reason, or left to the register, where only a later program knows it; none ever stops the next. Records
 * are checked on the caller's thread and written on the database's, and what is answered is durable.
 */
public final class UploadReceiver {
    private final ServerDatabase database;
    private final InstantSource clock;
    private final Runnable afterArrival;

    /**
     * Works on the channel database.
     *
     * @param afterArrival runs after records have become durable, on the caller's thread; must not block
     */
    public UploadReceiver(ServerDatabase database, InstantSource clock, Runnable afterArrival) {
        this.database = database;
        this.clock = clock;
        this.afterArrival = afterArrival;
    }

    /**
     * Takes a batch.
     *
     * @return one answer per record, in their order
     * @throws SQLException when nothing was taken, or nobody knows; sending the same batch again is safe
     */
    public List<RecordAnswer> receive(RegisterIdentity sender, List<UploadRecord> records) throws SQLException {
        // Side by side, because a backlog's request is mostly hashes and JSON, and the database waits for it meanwhile.
        List<CheckedUpload> checked = records.parallelStream().map(record -> check(sender, record)).toList();
        List<RecordAnswer> answers = database.write(connection -> store(connection, checked));
        if (answers.stream().anyMatch(answer -> answer.outcome() == UploadOutcome.ACCEPTED)) {
            afterArrival.run();
        }
        return answers;
    }

    /**
     * Keeps records that nobody may answer for beside the journal.
     *
     * @return one answer per record, in their order
     */
    public List<RecordAnswer> setAside(List<UploadRecord> records, String reason) throws SQLException {
        List<CheckedUpload> unsound =
                records.stream().<CheckedUpload>map(record -> new CheckedUpload.Unsound(record, reason)).toList();
        return database.write(connection -> store(connection, unsound));
    }

    private static CheckedUpload check(RegisterIdentity sender, UploadRecord upload) {
        try {
            JournalRecord record = JournalRecord.received(upload.payload(), upload.previousHash(), upload.hash());
            RecordPayload payload = record.payload();
            if (!payload.id().equals(upload.recordId()) || payload.sequence() != upload.sequence()
                    || payload.incarnation() != upload.incarnation()
                    || !payload.storeNumber().equals(upload.storeNumber())
                    || !payload.registerNumber().equals(upload.registerNumber())) {
                return new CheckedUpload.Unsound(upload, "the numbers beside the record are not those inside it");
            }
            if (!payload.storeNumber().equals(sender.storeNumber())
                    || !payload.registerNumber().equals(sender.registerNumber())
                    || payload.incarnation() > sender.incarnation()) {
                return new CheckedUpload.Unsound(upload, "the record is of another register than the one that sent it");
            }
            return new CheckedUpload.Sound(upload, record);
        } catch (RecordRejectedException e) {
            return e.isNotKnownHere() ? new CheckedUpload.NotKnown(upload, String.valueOf(e.getMessage()))
                    : new CheckedUpload.Unsound(upload, String.valueOf(e.getMessage()));
        }
    }

    private List<RecordAnswer> store(Connection connection, List<CheckedUpload> batch) throws SQLException {
        try (RecordShelf shelf = new RecordShelf(database, connection, clock.instant())) {
            return shelf.put(batch);
        }
    }
}
