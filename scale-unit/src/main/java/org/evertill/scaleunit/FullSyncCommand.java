package org.evertill.scaleunit;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code scale-unit full-sync}: brings everything anew; may run beside a running scale unit. */
@Command(name = "full-sync", mixinStandardHelpOptions = true,
        description = "Full data sync: makes full packages of everything for a channel data group, for its channel"
                + " database and all its offline databases; or has one of these databases fetch the newest full package"
                + " whatever it has. For whoever has reason to doubt what is out there.")
final class FullSyncCommand implements Callable<Integer> {
    @ParentCommand
    private ScaleUnitMain scaleUnit;

    @ArgGroup(multiplicity = "1")
    private Target target;

    @Mixin
    private OrderOptions options;

    @Spec
    private CommandSpec spec;

    /** Which databases: one of the two. */
    private static final class Target {
        @Option(names = "--group", required = true, paramLabel = "GROUP", description = "the channel data group")
        private @Nullable String group;

        @Option(names = "--database", required = true, paramLabel = "DATABASE",
                description = "one channel database or offline database, such as offline-0107-03")
        private @Nullable String database;
    }

    @Override
    public Integer call() throws Exception {
        String group = target.group;
        String database = String.valueOf(target.database);
        if (group == null) {
            return new HeadquartersVisit(scaleUnit, spec).run((headquarters, out) -> options.place(
                    (by, dryRun) -> headquarters.sessionOrders().synchroniseInFull(database, by, dryRun), out));
        }
        if (options.isGiven()) {
            spec.commandLine().getErr().println("--json and --dry-run go with --database. A full data sync of a"
                    + " data group publishes at once, and says what it made. Nothing was published.");
            return 2;
        }
        return new SchedulesVisit(scaleUnit, spec).run((schedules, out) -> SchedulesVisit.tell(
                List.of(schedules.synchroniseInFull(group, SchedulesVisit.whoever())), out));
    }
}
