package org.evertill.exchange.tables;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.exchange.wire.SyncLogRequest.SyncLogEntry;

/** How an attempt to synchronise stands in {@code offline_sync_log}: at register, channel and headquarters alike. */
public final class SyncLogRow {
    /** Begins a query whose rows {@link #read} takes. */
    public static final String SELECT = """
            SELECT log_id, job, direction, state, started_at, stopped_at, rows_down_ok, rows_down_err, rows_up_ok,
                rows_up_err, bytes, message, fault
            FROM offline_sync_log
            """;

    private SyncLogRow() {
    }

    /**
     * The row of a register's attempt.
     *
     * @throws IllegalArgumentException when the attempt lacks what the table must have
     */
    public static Row of(RegisterIdentity register, SyncLogEntry attempt) {
        return Row.of(ChannelTables.OFFLINE_SYNC_LOG, register.storeNumber(), register.registerNumber(),
                attempt.logId(), attempt.job(), attempt.direction(), attempt.state(), attempt.startedAt(),
                attempt.stoppedAt(), attempt.rowsDownOk(), attempt.rowsDownErr(), attempt.rowsUpOk(),
                attempt.rowsUpErr(), attempt.bytes(), attempt.message(), attempt.fault());
    }

    /** Reads the attempt a result of {@link #SELECT} stands on. */
    public static SyncLogEntry read(ResultSet row) throws SQLException {
        return new SyncLogEntry(row.getLong(1), row.getString(2), row.getString(3), row.getString(4),
                row.getString(5), row.getString(6), row.getLong(7), row.getLong(8), row.getLong(9), row.getLong(10),
                row.getLong(11), row.getString(12), row.getString(13));
    }
}
