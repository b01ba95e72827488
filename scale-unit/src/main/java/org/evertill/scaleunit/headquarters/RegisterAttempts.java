package org.evertill.scaleunit.headquarters;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.exchange.link.RegisterReport;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.Direction;
import org.evertill.exchange.tables.Row;
import org.evertill.exchange.tables.SchedulerJob;
import org.evertill.exchange.tables.SyncLogRow;
import org.evertill.exchange.tables.Timestamps;
import org.evertill.exchange.wire.DownloadOrder;
import org.evertill.exchange.wire.RegisterReportRequest.Downloads;
import org.evertill.exchange.wire.SyncLogRequest.SyncLogEntry;
import org.evertill.scaleunit.storage.ServerDatabase;
import org.evertill.scaleunit.storage.Upserts;

/**
 * What did not go well at registers and who ordered what of them, in headquarters' {@code offline_sync_log}: a register
 * that works well costs no row here beside its cursor. The whole log of each is at its channel.
 */
final class RegisterAttempts {
    /** As long as runs are usually kept. */
    static final Duration KEPT = Duration.ofDays(30);
    /** To find what is old, all of it is looked through; reports come every few seconds. */
    private static final Duration FORGETS_EVERY = Duration.ofHours(1);
    /** A journal or channel database that was begun anew counts its attempts from 1 again. */
    private static final String NEWEST = SyncLogRow.SELECT
            + "WHERE store_number = ? AND register_number = ? ORDER BY started_at DESC, abs(log_id) DESC LIMIT ?";

    private static final String LAST_ORDER =
            "SELECT min(log_id) FROM offline_sync_log WHERE store_number = ? AND register_number = ?";
    private static final String ORDERED = "Ordered";

    private final ServerDatabase database;
    private final InstantSource clock;
    private volatile Instant forgotten = Instant.EPOCH;

    RegisterAttempts(ServerDatabase database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Keeps what reports tell, each attempt once, and forgets what is old. */
    void keep(List<RegisterReport> reports) throws SQLException {
        List<Row> rows = reports.stream().flatMap(RegisterAttempts::rows).toList();
        if (rows.isEmpty()) {
            return;
        }
        database.write(connection -> {
            Upserts.run(connection, ChannelTables.OFFLINE_SYNC_LOG, rows);
            return forget(connection);
        });
    }

    /**
     * Keeps who has ordered what of a database, for the order itself is a row only while it stands: in the transaction
     * of the order.
     *
     * @return how many rows were old and are forgotten
     */
    int noteOrder(Connection connection, ChannelDatabase of, DownloadOrder.Kind kind, String by)
            throws SQLException {
        Instant now = clock.instant();
        String what = kind == DownloadOrder.Kind.FULL ? "full data sync" : kind.name().toLowerCase(Locale.ROOT);
        RegisterIdentity whose = new RegisterIdentity(of.storeNumber(), of.registerNumber().orElse(""), 0);
        Upserts.run(connection, ChannelTables.OFFLINE_SYNC_LOG, List.of(SyncLogRow.of(whose,
                new SyncLogEntry(orderId(connection, whose, now), SchedulerJob.ALL.number(),
                        Direction.DOWN.name().toLowerCase(Locale.ROOT), ORDERED, Timestamps.text(now),
                        Timestamps.text(now), 0, 0, 0, 0, 0, what + " by " + by, null))));
        return forget(connection);
    }

    /** Registers count their attempts from 1, so orders are below: by their moment, and two of the same stay two. */
    private static long orderId(Connection connection, RegisterIdentity whose, Instant now) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(LAST_ORDER)) {
            select.setString(1, whose.storeNumber());
            select.setString(2, whose.registerNumber());
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return Math.min(-now.toEpochMilli(), row.getLong(1) - 1);
            }
        }
    }

    /** The newest attempts of a register, and orders, newest first. */
    List<SyncLogEntry> newest(String storeNumber, String registerNumber, int atMost) throws SQLException {
        return database.read(connection -> {
            List<SyncLogEntry> found = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement(NEWEST)) {
                select.setString(1, storeNumber);
                select.setString(2, registerNumber);
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

    private int forget(Connection connection) throws SQLException {
        Instant now = clock.instant();
        if (!now.isBefore(forgotten) && now.isBefore(forgotten.plus(FORGETS_EVERY))) {
            return 0;
        }
        forgotten = now;
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM offline_sync_log WHERE started_at < ?")) {
            delete.setString(1, Timestamps.text(now.minus(KEPT)));
            return delete.executeUpdate();
        }
    }

    private static Stream<Row> rows(RegisterReport report) {
        Downloads downloads = report.told().downloads();
        return downloads == null ? Stream.empty() : downloads.attempts().stream()
                .map(attempt -> SyncLogRow.of(report.register(), attempt));
    }
}
