package org.evertill.scaleunit.headquarters.schedules;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.evertill.exchange.tables.Direction;
import org.evertill.exchange.tables.SchedulerJob;
import org.evertill.scaleunit.headquarters.DataGroups;
import org.evertill.scaleunit.headquarters.RowRefusedException;
import org.evertill.scaleunit.storage.ServerDatabase;

/** The distribution schedules there are, in headquarters' database. Any thread. */
final class ScheduleTable {
    /** A row per job and group, in one statement, so that a schedule is never read in the middle of its change. */
    private static final String SELECT = """
            SELECT s.schedule_code, s.name, s.direction, s.all_groups, s.active, s.recurrence, s.kept_days,
                j.job_number, g.data_group_code
            FROM distribution_schedule s
            JOIN distribution_schedule_job j ON j.schedule_code = s.schedule_code
            LEFT JOIN distribution_schedule_group g ON g.schedule_code = s.schedule_code
            ORDER BY s.schedule_code""";
    private static final String SAVE = """
            INSERT INTO distribution_schedule
                (schedule_code, name, direction, all_groups, active, recurrence, kept_days)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (schedule_code) DO UPDATE SET name = excluded.name, direction = excluded.direction,
                all_groups = excluded.all_groups, active = excluded.active, recurrence = excluded.recurrence,
                kept_days = excluded.kept_days""";

    private final ServerDatabase database;

    ScheduleTable(ServerDatabase database) {
        this.database = database;
    }

    /** All of them, by code. */
    List<DistributionSchedule> all() throws SQLException {
        return database.read(connection -> {
            Map<String, DistributionSchedule> all = new LinkedHashMap<>();
            try (PreparedStatement select = connection.prepareStatement(SELECT);
                    ResultSet result = select.executeQuery()) {
                while (result.next()) {
                    all.merge(result.getString(1), read(result), ScheduleTable::together);
                }
            }
            return List.copyOf(all.values());
        });
    }

    Optional<DistributionSchedule> find(String code) throws SQLException {
        return all().stream().filter(schedule -> schedule.code().equals(code)).findFirst();
    }

    /** Adds or changes one. Refuses a data group that is not there. */
    void save(DistributionSchedule schedule) throws SQLException {
        requireGroups(schedule.groups());
        database.write(connection -> {
            try (PreparedStatement save = connection.prepareStatement(SAVE)) {
                save.setString(1, schedule.code());
                save.setString(2, schedule.name());
                save.setString(3, text(schedule.direction()));
                save.setInt(4, schedule.allGroups() ? 1 : 0);
                save.setInt(5, schedule.active() ? 1 : 0);
                save.setString(6, schedule.recurrence().map(Recurrence::text).orElse(null));
                save.setInt(7, schedule.keptDays());
                save.executeUpdate();
            }
            deleteParts(connection, schedule.code());
            insert(connection, "INSERT INTO distribution_schedule_job (schedule_code, job_number) VALUES (?, ?)",
                    schedule.code(), schedule.jobs().stream().map(SchedulerJob::number).toList());
            insert(connection, "INSERT INTO distribution_schedule_group (schedule_code, data_group_code) VALUES (?, ?)",
                    schedule.code(), schedule.groups());
            return true;
        });
    }

    /** Refuses data groups that are not there, with a sentence that names those that are. */
    void requireGroups(Set<String> codes) throws SQLException {
        List<String> known = dataGroups();
        Set<String> unknown = new TreeSet<>(codes);
        known.forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            throw new RowRefusedException("There is no data group " + String.join(", ", unknown) + "; there are: "
                    + String.join(", ", known) + ".");
        }
    }

    void remove(String code) throws SQLException {
        database.write(connection -> {
            deleteParts(connection, code);
            delete(connection, "DELETE FROM distribution_schedule WHERE schedule_code = ?", code);
            return true;
        });
    }

    /** Every data group there is, by code. */
    List<String> dataGroups() throws SQLException {
        return database.read(connection -> {
            List<String> codes = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement(
                    "SELECT data_group_code FROM data_group ORDER BY data_group_code");
                    ResultSet result = select.executeQuery()) {
                while (result.next()) {
                    codes.add(result.getString(1));
                }
            }
            return codes;
        });
    }

    /** The data groups that have stores, with them; by code. */
    Map<String, List<String>> stores() throws SQLException {
        return database.read(DataGroups::all);
    }

    /** A direction as the tables keep it. */
    static String text(Direction direction) {
        return direction.name().toLowerCase(Locale.ROOT);
    }

    static Direction direction(String text) {
        return Direction.valueOf(text.toUpperCase(Locale.ROOT));
    }

    private static DistributionSchedule read(ResultSet row) throws SQLException {
        String group = row.getString(9);
        return new DistributionSchedule(row.getString(1), row.getString(2), direction(row.getString(3)),
                Set.of(SchedulerJob.ofNumber(row.getString(8))), row.getInt(4) == 1,
                group == null ? Set.of() : Set.of(group), row.getInt(5) == 1,
                Optional.ofNullable(row.getString(6)).map(Recurrence::parse), row.getInt(7));
    }

    private static DistributionSchedule together(DistributionSchedule one, DistributionSchedule other) {
        return new DistributionSchedule(one.code(), one.name(), one.direction(), union(one.jobs(), other.jobs()),
                one.allGroups(), union(one.groups(), other.groups()), one.active(), one.recurrence(), one.keptDays());
    }

    private static <T> Set<T> union(Set<T> one, Set<T> other) {
        Set<T> union = new HashSet<>(one);
        union.addAll(other);
        return union;
    }

    private static void insert(Connection connection, String sql, String code, Collection<String> values)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (String value : values) {
                insert.setString(1, code);
                insert.setString(2, value);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void deleteParts(Connection connection, String code) throws SQLException {
        delete(connection, "DELETE FROM distribution_schedule_job WHERE schedule_code = ?", code);
        delete(connection, "DELETE FROM distribution_schedule_group WHERE schedule_code = ?", code);
    }

    private static void delete(Connection connection, String sql, String code) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(sql)) {
            delete.setString(1, code);
            delete.executeUpdate();
        }
    }
}
