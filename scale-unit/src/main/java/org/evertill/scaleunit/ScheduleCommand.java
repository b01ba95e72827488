package org.evertill.scaleunit;

import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.List;
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

    @ParentCommand
    private ScaleUnitMain scaleUnit;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getErr());
    }

    @Command(mixinStandardHelpOptions = true,
            description = "Shows every schedule and when it is due.")
    int list() throws Exception {
        return visit().run((schedules, out) -> {
            show(schedules, schedules.all(), out);
            return 0;
        });
    }

    @Command(mixinStandardHelpOptions = true,
            description = "Adds a schedule; it is active at once.")
    int add(@Parameters(paramLabel = "CODE") String code, @Mixin ScheduleOptions options) throws Exception {
        return visit().run((schedules, out) -> {
            if (schedules.isThere(code)) {
                throw new RowRefusedException("There is a schedule " + code + " already; change it.");
            }
            return save(schedules, options.added(code), out);
        });
    }

    @Command(mixinStandardHelpOptions = true,
            description = "Changes what is said of a schedule; the rest stays as it is.")
    int change(@Parameters(paramLabel = "CODE") String code, @Mixin ScheduleOptions options) throws Exception {
        return visit().run((schedules, out) -> save(schedules, options.changed(schedules.of(code)), out));
    }

    @Command(mixinStandardHelpOptions = true,
            description = "Lets the clock run a schedule.")
    int activate(@Parameters(paramLabel = "CODE") String code) throws Exception {
        return visit().run((schedules, out) -> save(schedules, schedules.of(code).active(true), out));
    }

    @Command(mixinStandardHelpOptions = true,
            description = "Lets a schedule run only by hand.")
    int deactivate(@Parameters(paramLabel = "CODE") String code) throws Exception {
        return visit().run((schedules, out) -> save(schedules, schedules.of(code).active(false), out));
    }

    @Command(mixinStandardHelpOptions = true,
            description = "Takes a schedule away; its history stays for its time.")
    int remove(@Parameters(paramLabel = "CODE") String code) throws Exception {
        return visit().run((schedules, out) -> {
            schedules.remove(code);
            return 0;
        });
    }

    @Command(name = "run", mixinStandardHelpOptions = true,
            description = "Runs a schedule now, and says for each data group what was made.")
    int runNow(@Parameters(paramLabel = "CODE") String code) throws Exception {
        return visit().run((schedules, out) ->
                SchedulesVisit.tell(schedules.runNow(code, SchedulesVisit.whoever()), out));
    }

    @Command(mixinStandardHelpOptions = true,
            description = "Shows what was run, newest first.")
    int history(
            @Option(names = "--group", paramLabel = "GROUP", description = "of this data group only")
            @Nullable String group,
            @Option(names = "--last", paramLabel = "N", defaultValue = "20", description = "so many (20)") int last,
            @Option(names = "--idle", description = "also those that found nothing to do") boolean idle)
            throws Exception {
        return visit().run((schedules, out) -> {
            show(schedules.history(Optional.ofNullable(group), idle, last), out);
            return 0;
        });
    }

    private SchedulesVisit visit() {
        return new SchedulesVisit(scaleUnit, spec);
    }

    private static int save(Schedules schedules, DistributionSchedule schedule, PrintWriter out)
            throws SQLException {
        schedules.save(schedule);
        show(schedules, List.of(schedule), out);
        return 0;
    }

    private static void show(Schedules schedules, List<DistributionSchedule> shown, PrintWriter out) {
        TextTable table = new TextTable("CODE", "WAY", "JOBS", "GROUPS", "RECURRENCE", "ACTIVE", "DUE", "NAME");
        shown.forEach(schedule -> table.add(schedule.code(), schedule.direction() == Direction.UP ? "up" : "down",
                schedule.jobNumbers(), schedule.groupCodes(),
                schedule.recurrence().map(recurrence -> recurrence.text()).orElse("by hand"),
                schedule.active() ? "active" : "-",
                schedules.due(schedule.code()).map(SchedulesVisit::local).orElse("-"), schedule.name()));
        table.print(out);
    }

    private static void show(List<DistributionRun> runs, PrintWriter out) {
        TextTable table = new TextTable("STARTED", "SCHEDULE", "GROUP", "JOBS", "WHY", "OUTCOME");
        runs.forEach(run -> table.add(SchedulesVisit.local(run.startedAt()), run.order().scheduleCode().orElse("-"),
                run.dataGroup(), run.jobNumbers(), run.order().cause().text(), SchedulesVisit.outcome(run)
                + (run.order().startedBy().isEmpty() ? "" : " [" + run.order().startedBy() + "]")));
        table.print(out);
    }
}
