package org.evertill.syncagent;

import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.evertill.exchange.tables.Direction;
import org.evertill.exchange.tables.SchedulerJob;
import org.evertill.exchange.tables.Timestamps;
import org.evertill.exchange.wire.SyncLogRequest.SyncLogEntry;
import org.evertill.offlinedb.SyncLog;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at synchronising, counted up while it runs and written to the sync log once, when it has ended: a row at
 * its start would cost the sales journal a write per look. A package that several jobs have filled is a row of each.
 * For one thread.
 */
final class SyncAttempt {
    private final SyncLog log;
    private final Clock clock;
    private final SchedulerJob job;
    private final Direction direction;
    private final Instant startedAt;
    private long rowsOk;
    private long rowsErr;
    private long bytes;

    SyncAttempt(SyncLog log, Clock clock, SchedulerJob job, Direction direction) {
        this.log = log;
        this.clock = clock;
        this.job = job;
        this.direction = direction;
        this.startedAt = clock.instant();
    }

    /** Counts what has moved. */
    void moved(long rows, long moreBytes) {
        rowsOk += rows;
        bytes += moreBytes;
    }

    /** Counts what was refused. */
    void refused(long rows) {
        rowsErr += rows;
    }

    boolean hasMoved() {
        return rowsOk > 0 || rowsErr > 0 || bytes > 0;
    }

    /** Writes the row of what went well. */
    void end(String state, String message) {
        write(job, state, message, null);
    }

    /** Writes the rows of what went well: one of each job that had something to bring, the bytes with the first. */
    void end(String state, String message, Map<SchedulerJob, Long> rows) {
        for (Map.Entry<SchedulerJob, Long> ofJob : new TreeMap<>(rows).entrySet()) {
            rowsOk = ofJob.getValue();
            write(ofJob.getKey(), state, message, null);
            bytes = 0;
        }
    }

    /** Writes the row of what did not. */
    void end(String state, String message, SyncFailure failure) {
        write(job, state, message + failure.sentence(), failure.fault());
    }

    private void write(SchedulerJob named, String state, String message, @Nullable String fault) {
        boolean down = direction == Direction.DOWN;
        log.begin(new SyncLogEntry(0, named.number(), direction.name().toLowerCase(Locale.ROOT), state,
                Timestamps.text(startedAt), Timestamps.text(clock.instant()), down ? rowsOk : 0, down ? rowsErr : 0,
                down ? 0 : rowsOk, down ? 0 : rowsErr, bytes, message.isEmpty() ? null : message, fault));
    }
}
