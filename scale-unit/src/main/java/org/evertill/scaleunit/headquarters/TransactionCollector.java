package org.evertill.scaleunit.headquarters;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.evertill.exchange.link.ArrivedRecord;
import org.evertill.exchange.link.HeadquartersLink;
import org.evertill.exchange.record.JournalRecord;
import org.evertill.exchange.record.RecordRejectedException;
import org.evertill.exchange.tables.Timestamps;
import org.evertill.scaleunit.storage.PreparedStatements;
import org.evertill.scaleunit.storage.RecordFingerprint;
import org.evertill.scaleunit.storage.RecordIntake;
import org.evertill.scaleunit.storage.RecordIntake.Taken;
import org.evertill.scaleunit.storage.ServerDatabase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Headquarters' end of scheduler job P-0001: takes a channel's records, each exactly once. The cursor moves in the
 * transaction that stores the records, so a kill between the two databases repeats nothing and loses nothing. A record
 * that is none, that another store's register has made, or that contradicts what is already here, is set aside and
 * never stops the others; {@link AsideRecords} tries it again. Safe on any thread.
 */
public final class TransactionCollector implements HeadquartersLink.Records {
    private static final Logger LOG = LoggerFactory.getLogger(TransactionCollector.class);

    private static final String MOVE_CURSOR = """
            INSERT INTO channel_cursor VALUES (?, ?)
            ON CONFLICT (channel_code) DO UPDATE SET arrival = excluded.arrival
            WHERE channel_cursor.arrival < excluded.arrival""";
    private static final String SET_ASIDE = """
            INSERT INTO quarantined_record (channel_code, arrival, fingerprint, record_id, hash, payload, reason,
                found_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""";

    private final ServerDatabase database;
    private final String storeNumber;
    private final String channelCode;
    private final Clock clock;

    /** Takes from the channel of one store, and of that store's registers only; there is one cursor per channel. */
    public TransactionCollector(ServerDatabase database, String storeNumber, Clock clock) {
        this.database = database;
        this.storeNumber = storeNumber;
        this.channelCode = channelCode(storeNumber);
        this.clock = clock;
    }

    static String channelCode(String storeNumber) {
        return "store-" + storeNumber;
    }

    @Override
    public long takenUpTo() throws SQLException {
        return database.<Long>read(this::cursor);
    }

    @Override
    public int take(List<ArrivedRecord> records) throws SQLException {
        return records.isEmpty() ? 0 : database.<Integer>write(connection -> store(connection, records));
    }

    private long cursor(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT arrival FROM channel_cursor WHERE channel_code = ?")) {
            select.setString(1, channelCode);
            try (ResultSet result = select.executeQuery()) {
                return result.next() ? result.getLong(1) : 0;
            }
        }
    }

    private int store(Connection connection, List<ArrivedRecord> records) throws SQLException {
        try (RecordIntake intake = database.intake(connection);
                PreparedStatements statements = new PreparedStatements(connection)) {
            int stored = store(statements, intake, records);
            statements.of(MOVE_CURSOR, channelCode, records.getLast().arrival()).executeUpdate();
            return stored;
        }
    }

    private int store(PreparedStatements statements, RecordIntake intake, List<ArrivedRecord> arrived)
            throws SQLException {
        List<ArrivedRecord> sound = new ArrayList<>();
        List<JournalRecord> records = new ArrayList<>();
        for (ArrivedRecord one : arrived) {
            try {
                JournalRecord record = JournalRecord.received(one.payload(), one.previousHash(), one.hash());
                String madeIn = record.payload().storeNumber();
                if (madeIn.equals(storeNumber)) {
                    records.add(record);
                    sound.add(one);
                } else {
                    // Whoever has one store's token must not take the place of another store's sales.
                    setAside(statements, one, record.payload().id(), "the record is of store " + madeIn
                            + ", and this channel is that of store " + storeNumber);
                }
            } catch (RecordRejectedException e) {
                setAside(statements, one, "", String.valueOf(e.getMessage()));
            }
        }
        List<Taken> taken = intake.take(records);
        for (int i = 0; i < taken.size(); i++) {
            if (taken.get(i) instanceof Taken.Refused(String reason)) {
                setAside(statements, sound.get(i), records.get(i).payload().id(), reason);
            }
        }
        return (int) taken.stream().filter(Taken.Stored.class::isInstance).count();
    }

    private void setAside(PreparedStatements statements, ArrivedRecord arrived, String recordId, String reason)
            throws SQLException {
        LOG.warn("record {} of channel {} was set aside: {}", arrived.arrival(), channelCode, reason);
        statements.of(SET_ASIDE, channelCode, arrived.arrival(),
                RecordFingerprint.of(recordId, arrived.hash(), arrived.payload()), recordId, arrived.hash(),
                arrived.payload(), reason, Timestamps.text(clock.instant())).executeUpdate();
    }
}
