package org.evertill.scaleunit;

import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.Optional;
import org.evertill.exchange.tables.Direction;
import org.evertill.scaleunit.headquarters.RowRefusedException;
import org.evertill.scaleunit.headquarters.schedules.DistributionRun;
import org.evertill.scaleunit.headquarters.schedules.DistributionSchedule;
import org.evertill.scaleunit.headquarters.schedules.Schedules;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code scale-unit schedule}: headquarters' distribution schedules; may run beside a running scale unit. */
@Command(name = "schedule", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND",
        description = "Distribution schedules: which scheduler jobs run for which channel data groups, and when.")
final class ScheduleCommand implements Runnable {
    private static final String LIST_LINE = "%-16s %-4s %-20s %-24s %-22s %-8s %-19s %s%n";
    private static final String HISTORY_LINE = "%-19s %-16s %-16s %-16s %-14s %s%n";

    @ParentCommand
    private ScaleUnitMain scaleUnit;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getErr());
    }

    @Command(description = "Shows every schedule and when it is due.")
    int list() throws Exception {
        return visit().run((schedules, out) -> {
            out.printf(LIST_LINE, "CODE", "WAY", "JOBS", "GROUPS", "RECURRENCE", "ACTIVE", "DUE", "NAME");
            for (DistributionSchedule schedule : schedules.all()) {
                show(schedules, schedule, out);
            }
            return 0;
        });
    }

    @Command(description = "Adds a schedule; it is active at once.")
    int add(@Parameters(paramLabel = "CODE") String code, @Mixin ScheduleOptions options) throws Exception {
        return visit().run((schedules, out) -> {
            if (schedules.isThere(code)) {
                throw new RowRefusedException("There is a schedule " + code + " already; change it.");
            }
            return save(schedules, options.added(code), out);
        });
    }

    @Command(description = "Changes what is said of a schedule; the rest stays as it is.")
    int change(@Parameters(paramLabel = "CODE") String code, @Mixin ScheduleOptions options) throws Exception {
        return visit().run((schedules, out) -> save(schedules, options.changed(schedules.of(code)), out));
    }

    @Command(description = "Lets the clock run a schedule.")
    int activate(@Parameters(paramLabel = "CODE") String code) throws Exception {
        return visit().run((schedules, out) -> save(schedules, schedules.of(code).active(true), out));
    }

    @Command(description = "Lets a schedule run only by hand.")
    int deactivate(@Parameters(paramLabel = "CODE") String code) throws Exception {
        return visit().run((schedules, out) -> save(schedules, schedules.of(code).active(false), out));
    }

    @Command(description = "Takes a schedule away; its history stays for its time.")
    int remove(@Parameters(paramLabel = "CODE") String code) throws Exception {
        return visit().run((schedules, out) -> {
            schedules.remove(code);
            return 0;
        });
    }

    @Command(name = "run", description = "Runs a schedule now, and says for each data group what was made.")
    int runNow(@Parameters(paramLabel = "CODE") String code) throws Exception {
        return visit().run((schedules, out) ->
                SchedulesVisit.tell(schedules.runNow(code, SchedulesVisit.whoever()), out));
    }

    @Command(description = "Shows what was run, newest first.")
    int history(
            @Option(names = "--group", paramLabel = "GROUP", description = "of this data group only")
            @Nullable String group,
            @Option(names = "--last", paramLabel = "N", defaultValue = "20", description = "so many (20)") int last,
            @Option(names = "--idle", description = "also those that found nothing to do") boolean idle)
            throws Exception {
        return visit().run((schedules, out) -> {
            out.printf(HISTORY_LINE, "STARTED", "SCHEDULE", "GROUP", "JOBS", "WHY", "OUTCOME");
            schedules.history(Optional.ofNullable(group), idle, last).forEach(run -> show(run, out));
            return 0;
        });
    }

    private SchedulesVisit visit() {
        return new SchedulesVisit(scaleUnit, spec);
    }

    private static int save(Schedules schedules, DistributionSchedule schedule, PrintWriter out)
            throws SQLException {
        schedules.save(schedule);
        show(schedules, schedule, out);
        return 0;
    }

    private static void show(Schedules schedules, DistributionSchedule schedule, PrintWriter out) {
        out.printf(LIST_LINE, schedule.code(), schedule.direction() == Direction.UP ? "up" : "down",
                schedule.jobNumbers(), schedule.groupCodes(),
                schedule.recurrence().map(recurrence -> recurrence.text()).orElse("by hand"),
                schedule.active() ? "active" : "-",
                schedules.due(schedule.code()).map(SchedulesVisit::local).orElse("-"), schedule.name());
    }

    private static void show(DistributionRun run, PrintWriter out) {
        out.printf(HISTORY_LINE, SchedulesVisit.local(run.startedAt()), run.order().scheduleCode().orElse("-"),
                run.dataGroup(), run.jobNumbers(), run.order().cause().text(), SchedulesVisit.outcome(run)
                + (run.order().startedBy().isEmpty() ? "" : " [" + run.order().startedBy() + "]"));
    }
}
