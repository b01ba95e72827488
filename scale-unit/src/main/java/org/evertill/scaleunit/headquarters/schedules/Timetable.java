package org.evertill.scaleunit.headquarters.schedules;

import com.github.kagkarlsson.scheduler.ScheduledExecution;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.SqliteJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.evertill.exchange.sqlite.SqliteFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * When each schedule is due next, kept by db-scheduler in a small file of its own, so that looking what is due never
 * waits for headquarters' one writer. It follows the schedules' table, which is the truth: thrown away, it is made anew
 * from there and from the history. Any thread; also while another program keeps the same file.
 */
final class Timetable {
    /** The one task of the scheduler; its instances are the schedules, by code, their data is the recurrence. */
    static final TaskDescriptor<String> TASK = TaskDescriptor.of("distribution", String.class);

    /** Said, because finding it out would open the file before anybody has looked whether it is sound. */
    static final JdbcCustomization SPOKEN_TO = new SqliteJdbcCustomization();

    private static final Logger LOG = LoggerFactory.getLogger(Timetable.class);
    private static final int BUSY_TIMEOUT_MILLIS = 5_000;
    private static final List<String> TABLES = List.of("""
            CREATE TABLE IF NOT EXISTS scheduled_tasks (
                task_name TEXT NOT NULL,
                task_instance TEXT NOT NULL,
                task_data BLOB,
                execution_time INTEGER NOT NULL,
                picked INTEGER NOT NULL,
                picked_by TEXT,
                last_success INTEGER,
                last_failure INTEGER,
                consecutive_failures INTEGER,
                last_heartbeat INTEGER,
                version INTEGER NOT NULL,
                priority INTEGER,
                PRIMARY KEY (task_name, task_instance)
            )""",
            "CREATE INDEX IF NOT EXISTS due ON scheduled_tasks (execution_time)");

    private final SqliteFile file;
    private final SQLiteDataSource source;
    private final SchedulerClient client;
    private final RunHistory history;
    private final Clock clock;

    /** Keeps the file at a path; the history says what was run last when the file is new. */
    Timetable(Path path, RunHistory history, Clock clock) {
        this.file = new SqliteFile(path);
        this.history = history;
        this.clock = clock;
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
        // A connection per question, as the scheduler asks them: a write-ahead log would be made and removed each time.
        config.setJournalMode(SQLiteConfig.JournalMode.DELETE);
        config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
        this.source = new SQLiteDataSource(config);
        this.source.setUrl("jdbc:sqlite:file://" + path.toAbsolutePath().toUri().getRawPath() + "?mode=rwc");
        // Never executed: the client only needs its name, and whoever runs the schedules brings the real one.
        CustomTask<String> named = Tasks.custom(TASK).execute((_, _) -> (_, _) -> { });
        this.client = SchedulerClient.Builder.create(source, named).jdbcCustomization(SPOKEN_TO)
                .serializer(new TextSerializer()).build();
    }

    DataSource source() {
        return source;
    }

    /** Makes the file unless it is there; a damaged one is thrown away. */
    void open() throws IOException, SQLException {
        try {
            make();
        } catch (SQLException e) {
            LOG.warn("{} is made anew from the distribution schedules", file, e);
            for (Path sidecar : file.sidecars()) {
                Files.deleteIfExists(sidecar);
            }
            Files.deleteIfExists(file.path());
            make();
        }
    }

    private void make() throws SQLException {
        try (Connection connection = source.getConnection(); Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                statement.execute(table);
            }
        }
    }

    /**
     * Gives back what a killed program had picked to run, so that it is run again; only while no other program runs
     * schedules of this file.
     */
    void putBackPicked() throws SQLException {
        try (Connection connection = source.getConnection(); Statement statement = connection.createStatement()) {
            statement.executeUpdate("""
                    UPDATE scheduled_tasks SET picked = 0, picked_by = NULL, last_heartbeat = NULL,
                        version = version + 1 WHERE picked <> 0""");
        }
    }

    /** Takes over the schedules as a program finds them at its start: what was missed since the last run is due. */
    void restore(List<DistributionSchedule> schedules) throws SQLException {
        Map<String, Instant> since = new HashMap<>();
        for (DistributionSchedule schedule : schedules) {
            history.lastRecurring(schedule.code()).ifPresent(last -> since.put(schedule.code(), last));
        }
        follow(schedules, since);
    }

    /** Takes over what somebody has changed in the schedules: what is new counts from now. */
    void follow(List<DistributionSchedule> schedules) {
        follow(schedules, Map.of());
    }

    private void follow(List<DistributionSchedule> schedules, Map<String, Instant> since) {
        Map<String, ScheduledExecution<String>> known = new HashMap<>();
        client.fetchScheduledExecutionsForTask(TASK.getTaskName(), String.class,
                execution -> known.put(execution.getTaskInstance().getId(), execution));
        Instant now = clock.instant();
        for (DistributionSchedule schedule : schedules) {
            if (schedule.runsByItself()) {
                Recurrence recurrence = schedule.recurrence().orElseThrow();
                ScheduledExecution<String> execution = known.remove(schedule.code());
                if (execution == null) {
                    Instant last = since.getOrDefault(schedule.code(), now);
                    add(schedule.code(), recurrence, last.isAfter(now) ? now : last);
                } else if (!execution.getData().equals(recurrence.text()) || isTooLate(execution, recurrence, now)) {
                    change(schedule.code(), recurrence, now);
                }
            }
        }
        known.keySet().forEach(this::cancel);
    }

    /** The clock was ahead when this was planned, and has been set right. */
    private boolean isTooLate(ScheduledExecution<String> execution, Recurrence recurrence, Instant now) {
        return execution.getExecutionTime().isAfter(recurrence.after(now, clock.getZone()));
    }

    private void add(String code, Recurrence recurrence, Instant since) {
        client.scheduleIfNotExists(TASK.instance(code).data(recurrence.text()).build(),
                recurrence.after(since, clock.getZone()));
    }

    private void change(String code, Recurrence recurrence, Instant since) {
        try {
            client.reschedule(TaskInstanceId.of(TASK.getTaskName(), code),
                    recurrence.after(since, clock.getZone()), recurrence.text());
        } catch (TaskInstanceCurrentlyExecutingException | TaskInstanceNotFoundException e) {
            LOG.debug("schedule {} is running at this moment and follows when it ends", code, e);
        }
    }

    private void cancel(String code) {
        try {
            client.cancel(TaskInstanceId.of(TASK.getTaskName(), code));
        } catch (TaskInstanceCurrentlyExecutingException | TaskInstanceNotFoundException e) {
            LOG.debug("schedule {} is running at this moment and ends with that", code, e);
        }
    }

    /** When a schedule is due; empty when it does not run by itself. */
    Optional<Instant> due(String code) {
        return client.getScheduledExecution(TaskInstanceId.of(TASK.getTaskName(), code))
                .map(ScheduledExecution::getExecutionTime);
    }
}
