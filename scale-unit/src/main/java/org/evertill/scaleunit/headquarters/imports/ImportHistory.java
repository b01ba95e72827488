package org.evertill.scaleunit.headquarters.imports;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.evertill.exchange.tables.Timestamps;
import org.evertill.scaleunit.storage.ServerDatabase;

/** Every import there ever was, with what came of it. */
public final class ImportHistory {
    private static final String BEGIN = """
            INSERT INTO import_run (started_by, file_name, file_sha256, mapping_name, mode, state, rows_read,
                rows_rejected, rows_changed, started_at)
            VALUES (?, ?, ?, ?, ?, 'running', 0, 0, 0, ?) RETURNING run_id""";
    private static final String END = """
            UPDATE import_run SET state = ?, rows_read = ?, rows_rejected = ?, rows_changed = ?, stopped_at = ?,
                message = ? WHERE run_id = ?""";
    private static final String INTERRUPTED = """
            UPDATE import_run SET state = 'interrupted',
                message = 'The program ended in the midst; nothing was changed.'
            WHERE state = 'running'""";

    /**
     * One import.
     *
     * @param state  running, done, refused, failed, or interrupted when the program ended in the midst
     * @param stopped empty while it runs, or when nobody knows
     */
    public record Run(long number, String startedBy, String fileName, String sha256, String mapping, String mode,
            String state, long rowsRead, long rowsRejected, long rowsChanged, String started, String stopped,
            String message) { }

    private final ServerDatabase database;
    private final InstantSource clock;

    /** The history in headquarters' database. */
    public ImportHistory(ServerDatabase database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The newest imports, the newest first. */
    public List<Run> newest(int most) throws SQLException {
        return database.read(connection -> {
            List<Run> runs = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement("""
                    SELECT run_id, started_by, file_name, file_sha256, mapping_name, mode, state, rows_read,
                        rows_rejected, rows_changed, started_at, coalesce(stopped_at, ''), coalesce(message, '')
                    FROM import_run ORDER BY run_id DESC LIMIT ?""")) {
                select.setInt(1, most);
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        runs.add(new Run(row.getLong(1), row.getString(2), row.getString(3), row.getString(4),
                                row.getString(5), row.getString(6), row.getString(7), row.getLong(8), row.getLong(9),
                                row.getLong(10), row.getString(11), row.getString(12), row.getString(13)));
                    }
                }
            }
            return runs;
        });
    }

    /** Notes that an import begins; one that never ended was interrupted, for only one runs at a time. */
    long begin(ImportRequest request, String sha256) throws SQLException {
        return database.write(connection -> {
            try (PreparedStatement interrupted = connection.prepareStatement(INTERRUPTED);
                    PreparedStatement insert = connection.prepareStatement(BEGIN)) {
                interrupted.executeUpdate();
                insert.setString(1, request.startedBy());
                insert.setString(2, String.valueOf(request.file().getFileName()));
                insert.setString(3, sha256);
                insert.setString(4, request.mapping().name());
                insert.setString(5, request.mode());
                insert.setString(6, Timestamps.text(clock.instant()));
                try (ResultSet result = insert.executeQuery()) {
                    result.next();
                    return result.getLong(1);
                }
            }
        });
    }

    /** Notes in its own transaction that an import changed nothing, and why. */
    void refuse(long run, String state, ImportCounts counts, String message) throws SQLException {
        database.write(connection -> {
            end(connection, run, state, counts, message);
            return run;
        });
    }

    /** Notes how an import ended, as a part of its transaction. */
    void end(Connection connection, long run, String state, ImportCounts counts, String message)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(END)) {
            update.setString(1, state);
            update.setLong(2, counts.rowsRead());
            update.setLong(3, counts.rowsRejected());
            update.setLong(4, counts.rowsChanged());
            update.setString(5, Timestamps.text(clock.instant()));
            update.setString(6, message);
            update.setLong(7, run);
            update.executeUpdate();
        }
    }
}
