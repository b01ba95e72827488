package org.evertill.scaleunit.headquarters.schedules;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.evertill.exchange.tables.Direction;
import org.evertill.exchange.tables.SchedulerJob;
import org.evertill.exchange.tables.Timestamps;
import org.evertill.scaleunit.storage.ServerDatabase;

/** What was run, in headquarters' database: a row for each run of each data group. Any thread. */
final class RunHistory {
    private static final String COLUMNS = "schedule_code, data_group_code, direction, jobs, in_full, cause,"
            + " started_by, state, packages, rows_moved, bytes, started_at, stopped_at, message";
    private static final String BEGIN = "INSERT INTO distribution_run (" + COLUMNS + """
            ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING run_number""";
    private static final String END = """
            UPDATE distribution_run SET state = ?, packages = ?, rows_moved = ?, bytes = ?, stopped_at = ?, message = ?
            WHERE run_number = ?""";
    private static final String END_CUT_OFF = """
            UPDATE distribution_run SET state = ?, stopped_at = ?, message = ? WHERE state = ? AND direction = ?""";
    private static final String NEWEST = "SELECT run_number, " + COLUMNS + """
             FROM distribution_run
            WHERE (? = '' OR data_group_code = ?) AND (? = 1 OR state <> ?) ORDER BY run_number DESC LIMIT ?""";
    private static final String LAST = """
            SELECT max(started_at) FROM distribution_run WHERE schedule_code = ? AND cause = ?""";
    private static final String FORGET = "DELETE FROM distribution_run WHERE started_at < ? AND schedule_code = ?";
    private static final String FORGET_OTHERS = """
            DELETE FROM distribution_run WHERE started_at < ? AND (schedule_code IS NULL OR NOT EXISTS
                (SELECT 1 FROM distribution_schedule s WHERE s.schedule_code = distribution_run.schedule_code))""";

    private final ServerDatabase database;

    RunHistory(ServerDatabase database) {
        this.database = database;
    }

    /** Notes a run that begins, and gives it its number. */
    DistributionRun begin(DistributionRun run) throws SQLException {
        return database.write(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(BEGIN)) {
                bindOrder(insert, run);
                insert.setString(8, run.state().text());
                insert.setString(9, run.packages());
                insert.setLong(10, run.rows());
                insert.setLong(11, run.bytes());
                insert.setString(12, Timestamps.text(run.startedAt()));
                insert.setString(13, run.stoppedAt().map(Timestamps::text).orElse(null));
                insert.setString(14, run.message());
                try (ResultSet result = insert.executeQuery()) {
                    result.next();
                    return run.numbered(result.getLong(1));
                }
            }
        });
    }

    private static void bindOrder(PreparedStatement insert, DistributionRun run) throws SQLException {
        RunOrder order = run.order();
        insert.setString(1, order.scheduleCode().orElse(null));
        insert.setString(2, run.dataGroup());
        insert.setString(3, ScheduleTable.text(order.direction()));
        insert.setString(4, DistributionSchedule.numbers(order.jobs()));
        insert.setInt(5, order.inFull() ? 1 : 0);
        insert.setString(6, order.cause().text());
        insert.setString(7, order.startedBy());
    }

    /** Notes how a run ended. */
    DistributionRun end(DistributionRun run) throws SQLException {
        return database.write(connection -> {
            try (PreparedStatement update = connection.prepareStatement(END)) {
                update.setString(1, run.state().text());
                update.setString(2, run.packages());
                update.setLong(3, run.rows());
                update.setLong(4, run.bytes());
                update.setString(5, run.stoppedAt().map(Timestamps::text).orElse(null));
                update.setString(6, run.message());
                update.setLong(7, run.number());
                update.executeUpdate();
                return run;
            }
        });
    }

    /** Ends what a program that is no more has begun; only while nobody else can be running this direction. */
    void endCutOff(Direction direction, Instant at) throws SQLException {
        database.write(connection -> {
            try (PreparedStatement update = connection.prepareStatement(END_CUT_OFF)) {
                update.setString(1, RunState.failed(direction).text());
                update.setString(2, Timestamps.text(at));
                update.setString(3, "The program was ended in the middle of this run.");
                update.setString(4, RunState.STARTED.text());
                update.setString(5, ScheduleTable.text(direction));
                return update.executeUpdate();
            }
        });
    }

    /**
     * The newest runs, newest first.
     *
     * @param dataGroup of this data group; every one's when empty
     * @param idleToo   those that found nothing to do, too
     */
    List<DistributionRun> newest(Optional<String> dataGroup, boolean idleToo, int atMost) throws SQLException {
        return database.read(connection -> {
            List<DistributionRun> runs = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement(NEWEST)) {
                select.setString(1, dataGroup.orElse(""));
                select.setString(2, dataGroup.orElse(""));
                select.setInt(3, idleToo ? 1 : 0);
                select.setString(4, RunState.NO_DATA.text());
                select.setInt(5, atMost);
                try (ResultSet result = select.executeQuery()) {
                    while (result.next()) {
                        runs.add(read(result));
                    }
                }
            }
            return runs;
        });
    }

    /** When the clock last started a schedule. */
    Optional<Instant> lastRecurring(String scheduleCode) throws SQLException {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement(LAST)) {
                select.setString(1, scheduleCode);
                select.setString(2, RunCause.RECURRING.text());
                try (ResultSet result = select.executeQuery()) {
                    return Optional.ofNullable(result.next() ? result.getString(1) : null).map(Timestamps::parse);
                }
            }
        });
    }

    /** Deletes what is older than each schedule keeps it. */
    void forget(List<DistributionSchedule> schedules, Instant now) throws SQLException {
        database.write(connection -> {
            for (DistributionSchedule schedule : schedules) {
                forget(connection, FORGET, before(now, schedule.keptDays()), schedule.code());
            }
            return forget(connection, FORGET_OTHERS, before(now, DistributionSchedule.USUALLY_KEPT_DAYS));
        });
    }

    private static String before(Instant now, int days) {
        return Timestamps.text(now.minus(Duration.ofDays(days)));
    }

    private static int forget(Connection connection, String sql, String... parameters) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                delete.setString(i + 1, parameters[i]);
            }
            return delete.executeUpdate();
        }
    }

    private static DistributionRun read(ResultSet row) throws SQLException {
        Set<SchedulerJob> jobs = EnumSet.noneOf(SchedulerJob.class);
        Arrays.stream(row.getString(5).split(",")).forEach(number -> jobs.add(SchedulerJob.ofNumber(number)));
        RunOrder order = new RunOrder(Optional.ofNullable(row.getString(2)), ScheduleTable.direction(row.getString(4)),
                jobs, row.getInt(6) == 1, RunCause.of(row.getString(7)), row.getString(8));
        return new DistributionRun(row.getLong(1), order, row.getString(3), RunState.of(row.getString(9)),
                row.getString(10), row.getLong(11), row.getLong(12), Timestamps.parse(row.getString(13)),
                Optional.ofNullable(row.getString(14)).map(Timestamps::parse), row.getString(15));
    }
}
