package org.evertill.scaleunit.headquarters;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.evertill.exchange.link.ArrivedRecord;
import org.evertill.exchange.link.ChannelLink;
import org.evertill.exchange.record.JournalRecord;
import org.evertill.exchange.record.RecordPayload;
import org.evertill.exchange.record.RecordRejectedException;
import org.evertill.exchange.tables.Timestamps;
import org.evertill.scaleunit.storage.PreparedStatements;
import org.evertill.scaleunit.storage.RecordInsert;
import org.evertill.scaleunit.storage.ServerDatabase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Scheduler job P-0001: brings a channel's records to headquarters, each exactly once. The cursor moves in the
 * transaction that stores the records, so a kill between the two databases repeats nothing and loses nothing. A record
 * that is none, or that contradicts what is already here, is set aside and never stops the others.
 *
 * <p>Any thread may run it; one at a time does.
 */
public final class TransactionCollector {
    /** One transaction of this many records keeps the writer busy for some tens of milliseconds. */
    private static final int BATCH = 500;
    private static final Logger LOG = LoggerFactory.getLogger(TransactionCollector.class);

    private static final String HERE = """
            SELECT payload, hash FROM journal_record WHERE record_id = ?
            OR (store_number = ? AND register_number = ? AND incarnation = ? AND sequence = ?)""";
    private static final String MOVE_CURSOR = """
            INSERT INTO channel_cursor VALUES (?, ?)
            ON CONFLICT DO UPDATE SET arrival = max(arrival, excluded.arrival)""";
    private static final String SET_ASIDE = """
            INSERT INTO quarantined_record (channel_code, arrival, record_id, hash, payload, reason, found_at)
            VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""";

    private final ServerDatabase database;
    private final ChannelLink channel;
    private final Clock clock;

    /** Collects from one channel. */
    public TransactionCollector(ServerDatabase database, ChannelLink channel, Clock clock) {
        this.database = database;
        this.channel = channel;
        this.clock = clock;
    }

    /**
     * Takes everything the channel has.
     *
     * @return how many records headquarters now has that it had not before
     */
    public synchronized int collect() throws SQLException {
        int stored = 0;
        List<ArrivedRecord> batch = next();
        while (!batch.isEmpty()) {
            List<ArrivedRecord> records = batch;
            stored += database.<Integer>write(connection -> store(connection, records));
            channel.taken().upTo(records.getLast().arrival());
            batch = next();
        }
        return stored;
    }

    private List<ArrivedRecord> next() throws SQLException {
        return channel.records().after(database.<Long>read(this::cursor), BATCH);
    }

    private long cursor(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT arrival FROM channel_cursor WHERE channel_code = ?")) {
            select.setString(1, channel.channelCode());
            try (ResultSet result = select.executeQuery()) {
                return result.next() ? result.getLong(1) : 0;
            }
        }
    }

    private int store(Connection connection, List<ArrivedRecord> records) throws SQLException {
        int stored = 0;
        try (RecordInsert inserts = new RecordInsert(connection);
                PreparedStatements statements = new PreparedStatements(connection)) {
            for (ArrivedRecord arrived : records) {
                stored += storeOne(statements, inserts, arrived) ? 1 : 0;
            }
            statements.of(MOVE_CURSOR, channel.channelCode(), records.getLast().arrival()).executeUpdate();
        }
        return stored;
    }

    private boolean storeOne(PreparedStatements statements, RecordInsert inserts, ArrivedRecord arrived)
            throws SQLException {
        JournalRecord record;
        try {
            record = JournalRecord.received(arrived.payload(), arrived.previousHash(), arrived.hash());
        } catch (RecordRejectedException e) {
            setAside(statements, arrived, "", String.valueOf(e.getMessage()));
            return false;
        }
        RecordPayload payload = record.payload();
        try (ResultSet here = statements.of(HERE, payload.id(), payload.storeNumber(), payload.registerNumber(),
                payload.incarnation(), payload.sequence()).executeQuery()) {
            if (here.next()) {
                if (!Arrays.equals(here.getBytes(1), arrived.payload())
                        || !Arrays.equals(here.getBytes(2), arrived.hash())) {
                    setAside(statements, arrived, payload.id(), "another record of this id or number is here already");
                }
                return false;
            }
        }
        Optional<String> refusal = inserts.store(record);
        if (refusal.isPresent()) {
            setAside(statements, arrived, payload.id(), refusal.get());
        }
        return refusal.isEmpty();
    }

    private void setAside(PreparedStatements statements, ArrivedRecord arrived, String recordId, String reason)
            throws SQLException {
        LOG.warn("record {} of channel {} was set aside: {}", arrived.arrival(), channel.channelCode(), reason);
        statements.of(SET_ASIDE, channel.channelCode(), arrived.arrival(), recordId, arrived.hash(),
                arrived.payload(), reason, Timestamps.text(clock.instant())).executeUpdate();
    }
}
