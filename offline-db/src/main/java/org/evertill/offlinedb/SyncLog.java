package org.evertill.offlinedb;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.exchange.tables.Row;
import org.evertill.exchange.tables.SqlDialect;
import org.evertill.exchange.tables.SyncLogRow;
import org.evertill.exchange.wire.SyncLogRequest.SyncLogEntry;

/**
 * The register's attempts at synchronising, kept in {@code offline_sync_log} for the Connection status window and
 * reported to the channel. Old ones go. Safe on any thread.
 */
public final class SyncLog {
    /** Some weeks of attempts; more would only slow the window that shows them. */
    private static final int KEPT_MAX = 5_000;

    private static final String NEXT_ID = """
            SELECT coalesce(max(log_id), 0) + 1 FROM offline_sync_log WHERE store_number = ? AND register_number = ?""";
    private static final String NEWEST =
            SyncLogRow.SELECT + "WHERE store_number = ? AND register_number = ? ORDER BY log_id DESC LIMIT ?";
    private static final String UNREPORTED = SyncLogRow.SELECT + """
            WHERE store_number = ? AND register_number = ? AND log_id IN (SELECT log_id FROM unreported_sync_log)
            ORDER BY log_id LIMIT ?""";
    private static final String TO_REPORT =
            "INSERT INTO unreported_sync_log (log_id) VALUES (?) ON CONFLICT DO NOTHING";
    private static final String REPORTED = """
            DELETE FROM unreported_sync_log WHERE log_id = ?3 AND EXISTS (
                SELECT 1 FROM offline_sync_log
                WHERE store_number = ?1 AND register_number = ?2 AND log_id = ?3 AND state = ?4)""";
    private static final String FORGET = """
            DELETE FROM offline_sync_log WHERE store_number = ? AND register_number = ? AND log_id <= ?""";
    private static final String FORGET_TO_REPORT = "DELETE FROM unreported_sync_log WHERE log_id <= ?";

    private final JournalFile journal;
    private final RegisterIdentity identity;

    SyncLog(JournalFile journal, RegisterIdentity identity) {
        this.journal = journal;
        this.identity = identity;
    }

    /**
     * Adds an attempt.
     *
     * @param attempt as it begins; its {@code logId} is not looked at
     * @return the attempt with its number
     */
    public SyncLogEntry begin(SyncLogEntry attempt) {
        return journal.write(statements -> {
            long id = statements.first(NEXT_ID, row -> row.getLong(1), identity.storeNumber(),
                    identity.registerNumber()).orElseThrow();
            SyncLogEntry begun = attempt.as(id);
            put(statements, begun);
            statements.change(FORGET, identity.storeNumber(), identity.registerNumber(), id - KEPT_MAX);
            statements.change(FORGET_TO_REPORT, id - KEPT_MAX);
            return begun;
        });
    }

    /** Replaces an attempt by its newer state; it is to be reported again. */
    public void update(SyncLogEntry attempt) {
        journal.write(statements -> {
            put(statements, attempt);
            return attempt;
        });
    }

    /** The newest attempts, newest first. */
    public List<SyncLogEntry> newest(int max) {
        return journal.read(statements -> statements.all(NEWEST, SyncLogRow::read, identity.storeNumber(),
                identity.registerNumber(), max));
    }

    /** The attempts whose present state the channel has not had, oldest first. */
    public List<SyncLogEntry> unreported(int max) {
        return journal.read(statements -> statements.all(UNREPORTED, SyncLogRow::read, identity.storeNumber(),
                identity.registerNumber(), max));
    }

    /** The channel has had these; one that has gone on since stays to be reported. */
    public void reported(List<SyncLogEntry> attempts) {
        journal.write(statements -> {
            for (SyncLogEntry attempt : attempts) {
                statements.change(REPORTED, identity.storeNumber(), identity.registerNumber(), attempt.logId(),
                        attempt.state());
            }
            return attempts;
        });
    }

    private void put(Statements statements, SyncLogEntry entry) throws SQLException {
        Row row = SyncLogRow.of(identity, entry);
        for (String upsert : row.table().sql(SqlDialect.SQLITE).upsert()) {
            statements.change(upsert, row);
        }
        statements.change(TO_REPORT, entry.logId());
    }
}
