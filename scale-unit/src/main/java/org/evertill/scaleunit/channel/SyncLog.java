package org.evertill.scaleunit.channel;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.Row;
import org.evertill.exchange.tables.SyncLogRow;
import org.evertill.exchange.wire.SyncLogRequest.SyncLogEntry;
import org.evertill.scaleunit.storage.ServerDatabase;
import org.evertill.scaleunit.storage.Upserts;

/**
 * What the registers report of their attempts at synchronising, and the channel's own; the newest word on each attempt
 * stays.
 */
public final class SyncLog {
    private static final int KEPT_MAX = 5_000;
    private static final String NEXT_ID = """
            SELECT coalesce(max(log_id), 0) + 1 FROM offline_sync_log WHERE store_number = ? AND register_number = ?""";
    private static final String FORGET = """
            DELETE FROM offline_sync_log WHERE store_number = ? AND register_number = ? AND log_id <= ?""";
    /** A journal that was begun anew counts its attempts from 1 again. */
    private static final String NEWEST = SyncLogRow.SELECT
            + "WHERE store_number = ? AND register_number = ? ORDER BY started_at DESC, log_id DESC LIMIT ?";
    private static final String FAILURES = SyncLogRow.SELECT + """
            WHERE store_number = ? AND register_number = ? AND fault IS NOT NULL ORDER BY log_id DESC LIMIT ?""";

    private final ServerDatabase database;

    /** Works on the channel database. */
    public SyncLog(ServerDatabase database) {
        this.database = database;
    }

    /**
     * Stores a register's entries, all or none, and forgets those that are very old: at a busy till they come as often
     * as sales.
     *
     * @throws IllegalArgumentException when an entry lacks what the table must have
     */
    public void save(RegisterIdentity register, List<SyncLogEntry> entries) throws SQLException {
        List<Row> rows = entries.stream().map(entry -> SyncLogRow.of(register, entry)).toList();
        database.write(connection -> {
            Upserts.run(connection, ChannelTables.OFFLINE_SYNC_LOG, rows);
            forget(connection, register, entries.stream().mapToLong(SyncLogEntry::logId).max().orElse(0));
            return rows.size();
        });
    }

    /** Adds an attempt under the next number, and forgets those that are very old. */
    void add(RegisterIdentity whose, SyncLogEntry attempt) throws SQLException {
        database.write(connection -> {
            long id;
            try (PreparedStatement next = of(connection, NEXT_ID, whose); ResultSet row = next.executeQuery()) {
                row.next();
                id = row.getLong(1);
            }
            Upserts.run(connection, ChannelTables.OFFLINE_SYNC_LOG, List.of(SyncLogRow.of(whose, attempt.as(id))));
            return forget(connection, whose, id);
        });
    }

    private static int forget(Connection connection, RegisterIdentity whose, long newest) throws SQLException {
        try (PreparedStatement forget = of(connection, FORGET, whose)) {
            forget.setLong(3, newest - KEPT_MAX);
            return forget.executeUpdate();
        }
    }

    /** The newest attempts of a register, or of the channel itself (no number), newest first. */
    public List<SyncLogEntry> newest(RegisterIdentity whose, int atMost) throws SQLException {
        return select(NEWEST, whose, atMost);
    }

    /** The newest attempts that did not go well, newest first. */
    List<SyncLogEntry> failures(RegisterIdentity whose, int atMost) throws SQLException {
        return select(FAILURES, whose, atMost);
    }

    private List<SyncLogEntry> select(String sql, RegisterIdentity whose, int atMost) throws SQLException {
        return database.read(connection -> {
            List<SyncLogEntry> found = new ArrayList<>();
            try (PreparedStatement select = of(connection, sql, whose)) {
                select.setInt(3, atMost);
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        found.add(SyncLogRow.read(row));
                    }
                }
            }
            return found;
        });
    }

    private static PreparedStatement of(Connection connection, String sql, RegisterIdentity whose)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setString(1, whose.storeNumber());
        statement.setString(2, whose.registerNumber());
        return statement;
    }
}
