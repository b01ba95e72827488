package org.evertill.scaleunit;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.evertill.exchange.tables.Direction;
import org.evertill.exchange.tables.SchedulerJob;
import org.evertill.scaleunit.headquarters.RowRefusedException;
import org.evertill.scaleunit.headquarters.schedules.DistributionSchedule;
import org.evertill.scaleunit.headquarters.schedules.Recurrence;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** What can be said of a distribution schedule on the command line; what is not said stays as it is. */
final class ScheduleOptions {
    @Option(names = "--name", paramLabel = "TEXT", description = "what it is for")
    private @Nullable String name;

    @Option(names = "--direction", paramLabel = "down|up",
            description = "down for what headquarters decides, the default; up for sales")
    private @Nullable String direction;

    @Option(names = "--jobs", split = ",", paramLabel = "NUMBER",
            description = "the scheduler jobs, such as 1020,1040; 9999 for all that go down, P-0001 up")
    private @Nullable List<String> jobs;

    @ArgGroup
    private @Nullable Groups groups;

    @ArgGroup
    private @Nullable When when;

    @Option(names = "--keep-days", paramLabel = "N", description = "how long its history is kept, 30 days otherwise")
    private @Nullable Integer keptDays;

    /** For which data groups. */
    static final class Groups {
        @Option(names = "--groups", split = ",", paramLabel = "GROUP", description = "the channel data groups")
        private Set<String> some = new LinkedHashSet<>();

        @Option(names = "--all-groups", description = "every channel data group there is when it runs")
        private boolean all;
    }

    /** How it recurs. */
    static final class When {
        @Option(names = "--every", paramLabel = "5m", description = "so long after the last run: s, m, h or d")
        private @Nullable String every;

        @Option(names = "--daily", paramLabel = "06:30,12:00", description = "at times of day")
        private @Nullable String daily;

        @Option(names = "--cron", paramLabel = "'0 0 6 * * *'",
                description = "second, minute, hour, day, month, weekday")
        private @Nullable String cron;

        @Option(names = "--by-hand", description = "only when somebody runs it")
        private boolean byHand;

        Optional<Recurrence> recurrence() {
            if (every != null) {
                return Optional.of(Recurrence.parse("every " + every));
            }
            if (daily != null) {
                return Optional.of(Recurrence.parse("daily " + daily));
            }
            return cron == null ? Optional.empty() : Optional.of(Recurrence.parse("cron " + cron));
        }
    }

    /** A new schedule: down, active and by hand unless said otherwise. */
    DistributionSchedule added(String code) {
        Direction way = direction == null ? Direction.DOWN : direction(direction);
        return new DistributionSchedule(code, name == null ? code : name, way,
                jobs == null && way == Direction.UP ? Set.of(SchedulerJob.CHANNEL_TRANSACTIONS) : jobs(Set.of()),
                groups != null && groups.all, groups == null ? Set.of() : groups.some, true,
                when == null ? Optional.empty() : when.recurrence(),
                keptDays == null ? DistributionSchedule.USUALLY_KEPT_DAYS : keptDays);
    }

    /** A schedule with what was said changed. */
    DistributionSchedule changed(DistributionSchedule known) {
        return new DistributionSchedule(known.code(), name == null ? known.name() : name,
                direction == null ? known.direction() : direction(direction), jobs(known.jobs()),
                groups == null ? known.allGroups() : groups.all, groups == null ? known.groups() : groups.some,
                known.active(), when == null ? known.recurrence() : when.recurrence(),
                keptDays == null ? known.keptDays() : keptDays);
    }

    private Set<SchedulerJob> jobs(Set<SchedulerJob> otherwise) {
        return jobs == null ? otherwise
                : jobs.stream().map(ScheduleOptions::job).collect(Collectors.toUnmodifiableSet());
    }

    private static SchedulerJob job(String number) {
        try {
            return SchedulerJob.ofNumber(number);
        } catch (IllegalArgumentException e) {
            throw new RowRefusedException("There is no scheduler job " + number + ".");
        }
    }

    private static Direction direction(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "down" -> Direction.DOWN;
            case "up" -> Direction.UP;
            default -> throw new RowRefusedException("A schedule's direction is down or up, not " + text + ".");
        };
    }
}
