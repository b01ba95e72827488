package org.evertill.exchange.wire;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code POST /sync-log}: the register's attempts at synchronising, new or changed since they were last reported. */
public record SyncLogRequest(List<SyncLogEntry> entries) {

    public SyncLogRequest {
        Objects.requireNonNull(entries, "entries");
        entries = List.copyOf(entries);
    }

    /**
     * One attempt; the columns of {@code offline_sync_log} without store and register, which the token names.
     *
     * @param direction {@code down} or {@code up}
     * @param startedAt an ISO-8601 instant, as is {@code stoppedAt}, which is null while it runs
     * @param message   what happened, in English; null where nothing is worth a line
     * @param fault     the name of what went wrong, for which every screen has its own words; null when nothing did
     */
    public record SyncLogEntry(long logId, String job, String direction, String state, String startedAt,
            @Nullable String stoppedAt, long rowsDownOk, long rowsDownErr, long rowsUpOk, long rowsUpErr, long bytes,
            @Nullable String message, @Nullable String fault) {

        /** The same attempt under another number. */
        public SyncLogEntry as(long number) {
            return new SyncLogEntry(number, job, direction, state, startedAt, stoppedAt, rowsDownOk, rowsDownErr,
                    rowsUpOk, rowsUpErr, bytes, message, fault);
        }
    }
}
