package org.evertill.scaleunit.headquarters.schedules;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.evertill.scaleunit.headquarters.Headquarters;
import org.evertill.scaleunit.headquarters.RowRefusedException;

/**
 * Headquarters' distribution schedules: keeps them, runs them when they are due or when somebody says so, and tells
 * what became of it. Opened after headquarters and closed before it; a command beside a running scale unit opens it,
 * too, and leaves the clock to that. For platform threads.
 */
public final class Schedules {
    private final ScheduleTable table;
    private final RunHistory history;
    private final Timetable timetable;
    private final Distribution distribution;
    private final Timekeeper timekeeper;

    /**
     * Schedules of a headquarters.
     *
     * @param folder     headquarters' own
     * @param collectors by store, of those whose channels are within reach
     * @param clock      its zone is the one times of day are in
     */
    public Schedules(Headquarters headquarters, Path folder, Map<String, Collector> collectors, Clock clock) {
        this.table = new ScheduleTable(headquarters.database());
        this.history = new RunHistory(headquarters.database());
        this.timetable = new Timetable(folder.resolve("scheduler.db"), history, clock);
        this.distribution = new Distribution(table, history, headquarters::publisher, collectors, folder, clock);
        this.timekeeper = new Timekeeper(table, distribution, timetable, clock);
    }

    /** Opens, while headquarters is open; enough for a command. */
    public Schedules open() throws IOException, SQLException {
        timetable.open();
        timetable.restore(table.all());
        return this;
    }

    /** Ends in the history what a killed program has begun, and runs from now on what is due. After {@link #open}. */
    public void start() throws IOException, SQLException {
        distribution.endCutOff();
        timekeeper.start();
    }

    /** Ends after the data group that is being published. */
    public void stop() {
        timekeeper.stop();
    }

    /** All of them, by code. */
    public List<DistributionSchedule> all() throws SQLException {
        return table.all();
    }

    /** The schedule of a code; refuses one that is not there, with a sentence that names those that are. */
    public DistributionSchedule of(String code) throws SQLException {
        List<DistributionSchedule> all = table.all();
        return all.stream().filter(schedule -> schedule.code().equals(code)).findFirst()
                .orElseThrow(() -> new RowRefusedException("There is no schedule " + code + "; there "
                        + (all.isEmpty() ? "is none." : "are: " + all.stream().map(DistributionSchedule::code)
                                .collect(Collectors.joining(", ")) + ".")));
    }

    /** Which of them bring one data group something by themselves and not another: a store that moves loses them. */
    public static List<DistributionSchedule> lost(Headquarters headquarters, String from, String to)
            throws SQLException {
        return new ScheduleTable(headquarters.database()).all().stream().filter(schedule -> schedule.active()
                && schedule.groups().contains(from) && !schedule.groups().contains(to)).toList();
    }

    /** Whether there is a schedule of a code. */
    public boolean isThere(String code) throws SQLException {
        return table.find(code).isPresent();
    }

    /** Adds or changes one. Refuses a data group that is not there. */
    public void save(DistributionSchedule schedule) throws SQLException {
        table.save(schedule);
        timetable.follow(table.all());
    }

    /** Takes one away; its history stays as long as any. */
    public void remove(String code) throws SQLException {
        table.remove(of(code).code());
        timetable.follow(table.all());
    }

    /** When a schedule is due next; empty when it does not run by itself. */
    public Optional<Instant> due(String code) {
        return timetable.due(code);
    }

    /** Runs a schedule now, whether it is active or not, and waits for it. One run for each data group. */
    public List<DistributionRun> runNow(String code, String startedBy) throws IOException, SQLException {
        DistributionSchedule schedule = of(code);
        return distribution.run(schedule, RunOrder.now(schedule, startedBy), () -> false);
    }

    /** Full data sync: publishes everything anew for one data group, and waits for it. */
    public DistributionRun synchroniseInFull(String dataGroup, String startedBy) throws IOException, SQLException {
        table.requireGroups(Set.of(dataGroup));
        return distribution.synchroniseInFull(dataGroup, startedBy);
    }

    /**
     * What was run, newest first.
     *
     * @param dataGroup of this data group; every one's when empty
     * @param idleToo   those that found nothing to do, too
     */
    public List<DistributionRun> history(Optional<String> dataGroup, boolean idleToo, int atMost)
            throws IOException, SQLException {
        distribution.endCutOff();
        return history.newest(dataGroup, idleToo, atMost);
    }
}
