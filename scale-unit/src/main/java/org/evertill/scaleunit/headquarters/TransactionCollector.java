package org.evertill.scaleunit.headquarters;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.evertill.exchange.link.ArrivedRecord;
import org.evertill.exchange.link.ChannelLink;
import org.evertill.exchange.record.JournalRecord;
import org.evertill.exchange.record.RecordRejectedException;
import org.evertill.exchange.record.RecordWriter;
import org.evertill.exchange.tables.SqlDialect;
import org.evertill.scaleunit.storage.ServerDatabase;
import org.evertill.scaleunit.storage.Timestamps;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Scheduler job P-0001: brings a channel's records to headquarters, each exactly once. The cursor moves in the
 * transaction that stores the records, so a kill between the two databases repeats nothing and loses nothing. A record
 * that contradicts one already here is set aside and never stops the others.
 *
 * <p>Any thread may run it; one at a time does.
 */
public final class TransactionCollector {
    /** One transaction of this many records keeps the writer busy for some tens of milliseconds. */
    private static final int BATCH = 500;
    private static final Logger LOG = LoggerFactory.getLogger(TransactionCollector.class);

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
        try (RecordWriter writer = new RecordWriter(connection, SqlDialect.SQLITE)) {
            for (ArrivedRecord arrived : records) {
                stored += storeOne(connection, writer, arrived) ? 1 : 0;
            }
        }
        try (PreparedStatement upsert = connection.prepareStatement("""
                INSERT INTO channel_cursor VALUES (?, ?)
                ON CONFLICT DO UPDATE SET arrival = max(arrival, excluded.arrival)""")) {
            upsert.setString(1, channel.channelCode());
            upsert.setLong(2, records.getLast().arrival());
            upsert.executeUpdate();
        }
        return stored;
    }

    private boolean storeOne(Connection connection, RecordWriter writer, ArrivedRecord arrived) throws SQLException {
        try {
            JournalRecord record =
                    JournalRecord.received(arrived.payload(), arrived.previousHash(), arrived.hash());
            try (PreparedStatement select = connection.prepareStatement("""
                    SELECT payload, hash FROM journal_record WHERE record_id = ?
                    OR (store_number = ? AND register_number = ? AND incarnation = ? AND sequence = ?)""")) {
                select.setString(1, record.payload().id());
                select.setString(2, record.payload().storeNumber());
                select.setString(3, record.payload().registerNumber());
                select.setLong(4, record.payload().incarnation());
                select.setLong(5, record.payload().sequence());
                try (ResultSet result = select.executeQuery()) {
                    if (!result.next()) {
                        writer.write(record);
                        return true;
                    }
                    if (Arrays.equals(result.getBytes(1), arrived.payload())
                            && Arrays.equals(result.getBytes(2), arrived.hash())) {
                        return false;
                    }
                }
            }
            quarantine(connection, arrived, record.payload().id(),
                    "headquarters has another record of this id or number");
        } catch (RecordRejectedException e) {
            quarantine(connection, arrived, "", e.getMessage());
        }
        return false;
    }

    private void quarantine(Connection connection, ArrivedRecord arrived, String recordId, String reason)
            throws SQLException {
        LOG.warn("record {} of channel {} was set aside: {}", arrived.arrival(), channel.channelCode(), reason);
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO quarantined_record
                (channel_code, arrival, record_id, hash, payload, reason, found_at) VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT DO NOTHING""")) {
            insert.setString(1, channel.channelCode());
            insert.setLong(2, arrived.arrival());
            insert.setString(3, recordId);
            insert.setBytes(4, arrived.hash());
            insert.setBytes(5, arrived.payload());
            insert.setString(6, reason);
            insert.setString(7, Timestamps.text(clock.instant()));
            insert.executeUpdate();
        }
    }
}
