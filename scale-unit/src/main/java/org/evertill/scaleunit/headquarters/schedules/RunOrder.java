package org.evertill.scaleunit.headquarters.schedules;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.evertill.exchange.tables.Direction;
import org.evertill.exchange.tables.SchedulerJob;

/**
 * What is to be run, the same for every data group it is run for.
 *
 * @param scheduleCode the schedule that says so; empty for a full data sync
 * @param inFull       whether everything is published anew, rather than what has changed
 * @param startedBy    who said so; empty when the clock did
 */
public record RunOrder(Optional<String> scheduleCode, Direction direction, Set<SchedulerJob> jobs, boolean inFull,
        RunCause cause, String startedBy) {

    /** The clock's. */
    static RunOrder recurring(DistributionSchedule schedule) {
        return of(schedule, RunCause.RECURRING, "");
    }

    /** Somebody's. */
    static RunOrder now(DistributionSchedule schedule, String startedBy) {
        return of(schedule, RunCause.RUN_NOW, startedBy);
    }

    /** Everything anew. */
    static RunOrder fullDataSync(String startedBy) {
        return new RunOrder(Optional.empty(), Direction.DOWN, Set.of(SchedulerJob.ALL), true, RunCause.FULL_DATA_SYNC,
                startedBy);
    }

    private static RunOrder of(DistributionSchedule schedule, RunCause cause, String startedBy) {
        return new RunOrder(Optional.of(schedule.code()), schedule.direction(), schedule.jobs(), false, cause,
                startedBy);
    }

    /** The single jobs, those of 9999 among them. */
    Set<SchedulerJob> singleJobs() {
        Set<SchedulerJob> single = EnumSet.noneOf(SchedulerJob.class);
        jobs.forEach(job -> single.addAll(job.jobs()));
        return single;
    }
}
