package org.evertill.scaleunit.channel;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.exchange.record.JournalRecord;
import org.evertill.exchange.record.RecordHash;
import org.evertill.exchange.record.RecordPayload;
import org.evertill.exchange.record.RecordWriter;
import org.evertill.exchange.tables.SqlDialect;
import org.evertill.exchange.wire.UploadAnswer.RecordAnswer;
import org.evertill.exchange.wire.UploadOutcome;
import org.evertill.exchange.wire.UploadRecord;
import org.evertill.scaleunit.storage.Timestamps;

/**
 * The channel's journal inside one transaction: puts records in, or beside. Never changes or removes one. On the
 * writer's thread.
 */
final class RecordShelf implements AutoCloseable {
    /** SQLite's primary result code for a row that a constraint refuses. */
    private static final int SQLITE_CONSTRAINT = 19;
    private static final int PRIMARY_CODE_MASK = 0xff;

    private final Connection connection;
    private final RecordWriter writer;
    private final String now;

    RecordShelf(Connection connection, Instant now) {
        this.connection = connection;
        this.writer = new RecordWriter(connection, SqlDialect.SQLITE);
        this.now = Timestamps.text(now);
    }

    /** Stores a sound record unless it, or another one of its id or number, is here already. */
    RecordAnswer put(UploadRecord upload, JournalRecord record) throws SQLException {
        RecordPayload payload = record.payload();
        try (PreparedStatement select = connection.prepareStatement("""
                SELECT record_id, payload, previous_hash FROM journal_record WHERE record_id = ?
                OR (store_number = ? AND register_number = ? AND incarnation = ? AND sequence = ?)""")) {
            select.setString(1, payload.id());
            select.setString(2, payload.storeNumber());
            select.setString(3, payload.registerNumber());
            select.setLong(4, payload.incarnation());
            select.setLong(5, payload.sequence());
            try (ResultSet result = select.executeQuery()) {
                if (result.next()) {
                    return compare(upload, result);
                }
            }
        }
        return insert(upload, record);
    }

    /** Keeps a record that cannot be taken, once however often it is sent. */
    RecordAnswer setAside(UploadRecord upload, String reason) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO quarantined_record (store_number, register_number, incarnation, sequence, record_id,
                    previous_hash, hash, payload, reason, received_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""")) {
            insert.setString(1, upload.storeNumber());
            insert.setString(2, upload.registerNumber());
            insert.setLong(3, upload.incarnation());
            insert.setLong(4, upload.sequence());
            insert.setString(5, upload.recordId());
            insert.setBytes(6, upload.previousHash());
            insert.setBytes(7, upload.hash());
            insert.setBytes(8, upload.payload());
            insert.setString(9, reason);
            insert.setString(10, now);
            insert.executeUpdate();
        }
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
        try (Statement savepoint = connection.createStatement()) {
            savepoint.execute("SAVEPOINT one_record");
            try {
                writer.write(record);
                savepoint.execute("RELEASE one_record");
            } catch (SQLException e) {
                savepoint.execute("ROLLBACK TO one_record");
                savepoint.execute("RELEASE one_record");
                // Anything but a constraint is the disk's fault, not the record's: then the whole batch is sent again.
                if ((e.getErrorCode() & PRIMARY_CODE_MASK) != SQLITE_CONSTRAINT) {
                    throw e;
                }
                return setAside(upload, "the record contradicts itself: " + e.getMessage());
            }
        }
        noteArrival(upload.recordId());
        Optional<String> finding = chainFinding(record);
        if (finding.isPresent()) {
            noteFinding(upload.recordId(), finding.get());
        }
        return new RecordAnswer(upload.recordId(), UploadOutcome.ACCEPTED, null);
    }

    private void noteArrival(String recordId) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO record_arrival (record_id, arrived_at) VALUES (?, ?)")) {
            insert.setString(1, recordId);
            insert.setString(2, now);
            insert.executeUpdate();
        }
    }

    private Optional<String> chainFinding(JournalRecord record) throws SQLException {
        RecordPayload payload = record.payload();
        if (payload.sequence() == 1) {
            byte[] genesis = RecordHash.genesis(new RegisterIdentity(
                    payload.storeNumber(), payload.registerNumber(), payload.incarnation()));
            return Arrays.equals(genesis, record.previousHash())
                    ? Optional.empty() : Optional.of("does not begin the chain of its incarnation");
        }
        try (PreparedStatement select = connection.prepareStatement("""
                SELECT hash FROM journal_record
                WHERE store_number = ? AND register_number = ? AND incarnation = ? AND sequence = ?""")) {
            select.setString(1, payload.storeNumber());
            select.setString(2, payload.registerNumber());
            select.setLong(3, payload.incarnation());
            select.setLong(4, payload.sequence() - 1);
            try (ResultSet result = select.executeQuery()) {
                if (!result.next()) {
                    return Optional.of("came before the record it follows");
                }
                return Arrays.equals(result.getBytes(1), record.previousHash())
                        ? Optional.empty() : Optional.of("does not continue the record before it");
            }
        }
    }

    private void noteFinding(String recordId, String finding) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO chain_finding VALUES (?, ?, ?) ON CONFLICT DO NOTHING")) {
            insert.setString(1, recordId);
            insert.setString(2, finding);
            insert.setString(3, now);
            insert.executeUpdate();
        }
    }

    @Override
    public void close() throws SQLException {
        writer.close();
    }
}
