package org.evertill.scaleunit.channel;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.exchange.record.JournalRecord;
import org.evertill.exchange.record.RecordHash;
import org.evertill.exchange.record.RecordPayload;
import org.evertill.exchange.tables.Timestamps;
import org.evertill.exchange.wire.UploadAnswer.RecordAnswer;
import org.evertill.exchange.wire.UploadOutcome;
import org.evertill.exchange.wire.UploadRecord;
import org.evertill.scaleunit.storage.PreparedStatements;
import org.evertill.scaleunit.storage.RecordInsert;

/**
 * The channel's journal inside one transaction: puts records in, or beside. Never changes or removes one. On the
 * writer's thread.
 */
final class RecordShelf implements AutoCloseable {
    private static final String HERE = """
            SELECT record_id, payload, previous_hash FROM journal_record WHERE record_id = ?
            OR (store_number = ? AND register_number = ? AND incarnation = ? AND sequence = ?)""";
    private static final String SET_ASIDE = """
            INSERT INTO quarantined_record (store_number, register_number, incarnation, sequence, record_id,
                previous_hash, hash, payload, reason, received_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""";
    private static final String ARRIVED = "INSERT INTO record_arrival (record_id, arrived_at) VALUES (?, ?)";
    private static final String BEFORE = """
            SELECT hash FROM journal_record
            WHERE store_number = ? AND register_number = ? AND incarnation = ? AND sequence = ?""";
    private static final String FOUND = "INSERT INTO chain_finding VALUES (?, ?, ?) ON CONFLICT DO NOTHING";

    private final PreparedStatements statements;
    private final RecordInsert records;
    private final String now;

    RecordShelf(Connection connection, Instant now) {
        this.statements = new PreparedStatements(connection);
        this.records = new RecordInsert(connection);
        this.now = Timestamps.text(now);
    }

    /** Stores a sound record unless it, or another one of its id or number, is here already. */
    RecordAnswer put(UploadRecord upload, JournalRecord record) throws SQLException {
        RecordPayload payload = record.payload();
        try (ResultSet here = statements.of(HERE, payload.id(), payload.storeNumber(), payload.registerNumber(),
                payload.incarnation(), payload.sequence()).executeQuery()) {
            if (here.next()) {
                return compare(upload, here);
            }
        }
        return insert(upload, record);
    }

    /** Keeps a record that cannot be taken, once however often it is sent. */
    RecordAnswer setAside(UploadRecord upload, String reason) throws SQLException {
        statements.of(SET_ASIDE, upload.storeNumber(), upload.registerNumber(), upload.incarnation(),
                upload.sequence(), upload.recordId(), upload.previousHash(), upload.hash(), upload.payload(), reason,
                now).executeUpdate();
        return new RecordAnswer(upload.recordId(), UploadOutcome.QUARANTINED, reason);
    }

    private RecordAnswer compare(UploadRecord upload, ResultSet here) throws SQLException {
        if (!here.getString(1).equals(upload.recordId())) {
            return setAside(upload, "another record of this register has the same number");
        }
        if (!Arrays.equals(here.getBytes(2), upload.payload())
                || !Arrays.equals(here.getBytes(3), upload.previousHash())) {
            return setAside(upload, "a record of the same id and other bytes is here already");
        }
        return new RecordAnswer(upload.recordId(), UploadOutcome.ALREADY_HERE, null);
    }

    private RecordAnswer insert(UploadRecord upload, JournalRecord record) throws SQLException {
        Optional<String> refusal = records.store(record);
        if (refusal.isPresent()) {
            return setAside(upload, refusal.get());
        }
        statements.of(ARRIVED, upload.recordId(), now).executeUpdate();
        Optional<String> finding = chainFinding(record);
        if (finding.isPresent()) {
            statements.of(FOUND, upload.recordId(), finding.get(), now).executeUpdate();
        }
        return new RecordAnswer(upload.recordId(), UploadOutcome.ACCEPTED, null);
    }

    private Optional<String> chainFinding(JournalRecord record) throws SQLException {
        RecordPayload payload = record.payload();
        if (payload.sequence() == 1) {
            byte[] genesis = RecordHash.genesis(new RegisterIdentity(
                    payload.storeNumber(), payload.registerNumber(), payload.incarnation()));
            return Arrays.equals(genesis, record.previousHash())
                    ? Optional.empty() : Optional.of("does not begin the chain of its incarnation");
        }
        try (ResultSet before = statements.of(BEFORE, payload.storeNumber(), payload.registerNumber(),
                payload.incarnation(), payload.sequence() - 1).executeQuery()) {
            if (!before.next()) {
                return Optional.of("came before the record it follows");
            }
            return Arrays.equals(before.getBytes(1), record.previousHash())
                    ? Optional.empty() : Optional.of("does not continue the record before it");
        }
    }

    @Override
    public void close() throws SQLException {
        records.close();
        statements.close();
    }
}
