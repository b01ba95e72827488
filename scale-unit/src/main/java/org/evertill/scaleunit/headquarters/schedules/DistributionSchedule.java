package org.evertill.scaleunit.headquarters.schedules;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.evertill.exchange.tables.Direction;
import org.evertill.exchange.tables.SchedulerJob;
import org.evertill.scaleunit.headquarters.RowRefusedException;

/**
 * Which scheduler jobs run for which channel data groups, which way, and when.
 *
 * @param code       what it is called by
 * @param name       what it is for, in somebody's words
 * @param direction  down for what headquarters decides, up for what the registers have sold
 * @param jobs       at least one, all of this direction
 * @param allGroups  whether it is for every data group there is when it runs
 * @param groups     otherwise, the codes of those it is for
 * @param active     whether it runs by itself; by hand it runs always
 * @param recurrence when; empty for a schedule that only runs by hand
 * @param keptDays   how long its history is kept
 */
public record DistributionSchedule(String code, String name, Direction direction, Set<SchedulerJob> jobs,
        boolean allGroups, Set<String> groups, boolean active, Optional<Recurrence> recurrence, int keptDays) {
    /** How many days a history is kept unless somebody says otherwise. */
    public static final int USUALLY_KEPT_DAYS = 30;

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9._-]{1,40}");
    private static final int KEPT_DAYS_MAX = 3650;

    /** @throws RowRefusedException with a sentence, when it makes no sense */
    public DistributionSchedule {
        require(CODE.matcher(code).matches(),
                "A schedule's code is 1 to 40 letters, digits, dots, dashes and underscores.");
        require(!name.isBlank(), "Schedule " + code + " needs a name.");
        require(!jobs.isEmpty(), "Schedule " + code + " needs at least one job.");
        for (SchedulerJob job : jobs) {
            require((job == SchedulerJob.CHANNEL_TRANSACTIONS) == (direction == Direction.UP), "Job " + job.number()
                    + " goes " + (direction == Direction.UP ? "down" : "up") + ", schedule " + code
                    + " the other way.");
        }
        require(allGroups == groups.isEmpty(), "Schedule " + code + " needs data groups: some, or all of them.");
        require(keptDays >= 1 && keptDays <= KEPT_DAYS_MAX, "A history is kept for 1 to " + KEPT_DAYS_MAX + " days.");
        jobs = Set.copyOf(jobs);
        groups = Set.copyOf(groups);
    }

    /** Whether the clock starts it. */
    public boolean runsByItself() {
        return active && recurrence.isPresent();
    }

    /** It with another answer to whether it runs by itself. */
    public DistributionSchedule active(boolean now) {
        return new DistributionSchedule(code, name, direction, jobs, allGroups, groups, now, recurrence, keptDays);
    }

    /** The jobs' numbers, such as {@code 1020,1040}. */
    public String jobNumbers() {
        return numbers(jobs);
    }

    /** Its data groups, such as {@code store-0107,store-0108}, or {@code all}. */
    public String groupCodes() {
        return allGroups ? "all" : String.join(",", new TreeSet<>(groups));
    }

    /** The numbers of jobs, in the order of their declaration. */
    static String numbers(Set<SchedulerJob> jobs) {
        return EnumSet.copyOf(jobs).stream().map(SchedulerJob::number).collect(Collectors.joining(","));
    }

    private static void require(boolean fulfilled, String sentence) {
        if (!fulfilled) {
            throw new RowRefusedException(sentence);
        }
    }
}
