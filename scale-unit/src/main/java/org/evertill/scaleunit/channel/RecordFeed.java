package org.evertill.scaleunit.channel;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.exchange.link.ArrivedRecord;
import org.evertill.scaleunit.storage.ServerDatabase;

/** Reads the channel's records: for headquarters in the order of arrival, for a register by receipt number. */
public final class RecordFeed {
    private final ServerDatabase database;

    /** Reads the channel database. */
    public RecordFeed(ServerDatabase database) {
        this.database = database;
    }

    /** At most so many records with an arrival above the given one, lowest first. */
    public List<ArrivedRecord> after(long arrival, int limit) throws SQLException {
        return database.read(connection -> {
            List<ArrivedRecord> records = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement("""
                    SELECT a.arrival, r.payload, r.previous_hash, r.hash
                    FROM record_arrival a JOIN journal_record r ON r.record_id = a.record_id
                    WHERE a.arrival > ? ORDER BY a.arrival LIMIT ?""")) {
                select.setLong(1, arrival);
                select.setInt(2, limit);
                try (ResultSet result = select.executeQuery()) {
                    while (result.next()) {
                        records.add(new ArrivedRecord(
                                result.getLong(1), result.getBytes(2), result.getBytes(3), result.getBytes(4)));
                    }
                }
            }
            return records;
        });
    }

    /** Remembers how far headquarters has taken records; never goes back. */
    public void takenUpTo(long arrival) throws SQLException {
        database.write(connection -> {
            try (PreparedStatement update = connection.prepareStatement(
                    "UPDATE headquarters SET acknowledged_arrival = ? WHERE acknowledged_arrival < ?")) {
                update.setLong(1, arrival);
                update.setLong(2, arrival);
                return update.executeUpdate();
            }
        });
    }

    /** How far headquarters has taken records, as it was last told here. */
    public long taken() throws SQLException {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                    "SELECT acknowledged_arrival FROM headquarters"); ResultSet result = select.executeQuery()) {
                return result.next() ? result.getLong(1) : 0;
            }
        });
    }

    /** The payload of the record with a receipt number; empty when it has not come in. */
    public Optional<byte[]> receipt(RegisterIdentity register, long receiptNumber) throws SQLException {
        return database.read(connection -> readReceipt(connection, register, receiptNumber));
    }

    private static Optional<byte[]> readReceipt(Connection connection, RegisterIdentity register, long receiptNumber)
            throws SQLException {
        // A receipt's sequence is at least its number, which spares reading the whole incarnation.
        try (PreparedStatement select = connection.prepareStatement("""
                SELECT payload FROM journal_record
                WHERE store_number = ? AND register_number = ? AND incarnation = ? AND sequence >= ?
                  AND receipt_number = ? ORDER BY sequence LIMIT 1""")) {
            select.setString(1, register.storeNumber());
            select.setString(2, register.registerNumber());
            select.setLong(3, register.incarnation());
            select.setLong(4, receiptNumber);
            select.setLong(5, receiptNumber);
            try (ResultSet result = select.executeQuery()) {
                return result.next() ? Optional.of(result.getBytes(1)) : Optional.empty();
            }
        }
    }
}
