package org.evertill.scaleunit;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code scale-unit full-sync}: publishes everything anew; may run beside a running scale unit. */
@Command(name = "full-sync", mixinStandardHelpOptions = true,
        description = "Full data sync: makes full packages of everything for a channel data group, for its channel"
                + " database and all its offline databases. For whoever has reason to doubt what is out there.")
final class FullSyncCommand implements Callable<Integer> {
    @ParentCommand
    private ScaleUnitMain scaleUnit;

    @Option(names = "--group", required = true, paramLabel = "GROUP", description = "the channel data group")
    private String group;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        return new SchedulesVisit(scaleUnit, spec).run((schedules, out) -> SchedulesVisit.tell(
                List.of(schedules.synchroniseInFull(group, SchedulesVisit.whoever())), out));
    }
}
