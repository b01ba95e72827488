package org.evertill.scaleunit.headquarters;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import org.evertill.exchange.tables.SchedulerJob;
import org.evertill.exchange.tables.SqlDialect;
import org.evertill.exchange.tables.SyncedTable;
import org.evertill.exchange.tables.TrackingSql;
import org.evertill.scaleunit.storage.ServerDatabase;

/**
 * How far the changes of each job's tables have gone into the packages of each edition. A cursor is moved after the
 * package is out: a crash between the two repeats the changes, and what is in the packages already is left out there.
 */
final class JobCursors {
    /** In place of a version of the tracking: what the job has to bring is found by comparing whole tables. */
    static final long COMPARES = -1;
    private static final String MOVE = """
            INSERT INTO job_cursor VALUES (?, ?, ?)
            ON CONFLICT (edition_code, job_number) DO UPDATE SET tracking_version = excluded.tracking_version""";
    private static final String TAKEN =
            "SELECT coalesce(min(tracking_version), 0) FROM job_cursor WHERE job_number = ?";

    private final ServerDatabase database;

    JobCursors(ServerDatabase database) {
        this.database = database;
    }

    /**
     * Makes every job begin by comparing if the database has come to another server. Which jobs an edition was brought
     * stays known: a full package holds all of them.
     */
    void settle() throws SQLException {
        database.write(connection -> {
            try (Statement statement = connection.createStatement()) {
                boolean moved = statement.executeUpdate(TrackingSql.settle(database.dialect())) > 0;
                return moved ? statement.executeUpdate("UPDATE job_cursor SET tracking_version = " + COMPARES) : 0;
            }
        });
    }

    /** Drops the cursors of an edition that is given up. */
    void drop(String edition) throws SQLException {
        database.write(connection -> {
            try (PreparedStatement delete = connection.prepareStatement(
                    "DELETE FROM job_cursor WHERE edition_code = ?")) {
                delete.setString(1, edition);
                return delete.executeUpdate();
            }
        });
    }

    /**
     * The version of the tracking with which the next delta of each job begins, or {@link #COMPARES}; without those
     * that have never run.
     */
    Map<SchedulerJob, Long> of(String edition) throws SQLException {
        return database.read(connection -> {
            Map<SchedulerJob, Long> cursors = new EnumMap<>(SchedulerJob.class);
            try (PreparedStatement select = connection.prepareStatement(
                    "SELECT job_number, tracking_version FROM job_cursor WHERE edition_code = ?")) {
                select.setString(1, edition);
                try (ResultSet result = select.executeQuery()) {
                    while (result.next()) {
                        cursors.put(SchedulerJob.ofNumber(result.getString(1)), result.getLong(2));
                    }
                }
            }
            return cursors;
        });
    }

    /** Where the changes after those that are about to be read begin. Taken before reading. */
    long horizon() throws SQLException {
        return database.write(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet result = statement.executeQuery(TrackingSql.horizon(database.dialect()))) {
                result.next();
                return result.getLong(1);
            }
        });
    }

    /** The changes of some jobs before the horizon are in a package; those that are in everybody's are forgotten. */
    void move(String edition, Collection<SchedulerJob> jobs, long horizon) throws SQLException {
        database.write(connection -> {
            try (PreparedStatement update = connection.prepareStatement(MOVE)) {
                for (SchedulerJob job : jobs) {
                    update.setString(1, edition);
                    update.setString(2, job.number());
                    update.setLong(3, horizon);
                    update.addBatch();
                }
                update.executeBatch();
            }
            return forget(connection, jobs);
        });
    }

    private static int forget(Connection connection, Collection<SchedulerJob> jobs) throws SQLException {
        int forgotten = 0;
        try (PreparedStatement select = connection.prepareStatement(TAKEN)) {
            for (SchedulerJob job : jobs) {
                select.setString(1, job.number());
                long taken;
                try (ResultSet result = select.executeQuery()) {
                    taken = result.next() ? result.getLong(1) : 0;
                }
                for (SyncedTable table : job.tables()) {
                    forgotten += forget(connection, table, taken);
                    if (!GroupTables.isPerStore(table)) {
                        forgotten += forget(connection, GroupTables.of(table), taken);
                    }
                }
            }
        }
        return forgotten;
    }

    private static int forget(Connection connection, SyncedTable table, long taken) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement(new TrackingSql(table, SqlDialect.of(connection)).forget())) {
            delete.setLong(1, taken);
            return delete.executeUpdate();
        }
    }
}
