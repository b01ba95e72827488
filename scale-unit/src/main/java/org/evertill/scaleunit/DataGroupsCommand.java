package org.evertill.scaleunit;

import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.evertill.scaleunit.headquarters.DataGroups;
import org.evertill.scaleunit.headquarters.Headquarters;
import org.evertill.scaleunit.headquarters.RowRefusedException;
import org.evertill.scaleunit.headquarters.schedules.DistributionSchedule;
import org.evertill.scaleunit.headquarters.schedules.Schedules;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Shows the channel data groups and their stores, or puts a store into one; may run beside a running scale unit. */
@Command(name = "data-groups", mixinStandardHelpOptions = true,
        description = "Shows which stores get the same packages, or puts a store (--store) into a data group.")
final class DataGroupsCommand implements Callable<Integer> {
    @ParentCommand
    private ScaleUnitMain scaleUnit;

    @Option(names = "--put-into", paramLabel = "GROUP",
            description = "puts the store into this data group, which is made if it is not there")
    private @Nullable String group;

    @Option(names = "--name", paramLabel = "TEXT", description = "what people call a group that is made")
    private @Nullable String name;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        return new HeadquartersVisit(scaleUnit, spec).run((headquarters, out) -> {
            if (group != null) {
                assign(headquarters, group, out);
            }
            Map<String, List<String>> groups = headquarters.database().read(DataGroups::all);
            groups.forEach((code, stores) -> out.println(code + ": " + String.join(", ", stores)));
            return 0;
        });
    }

    private void assign(Headquarters headquarters, String wanted, PrintWriter out) throws Exception {
        Optional<String> left = headquarters.dataGroupOf(scaleUnit.storeNumber());
        try {
            headquarters.assign(scaleUnit.storeNumber(), wanted, name == null ? wanted : name);
        } catch (RowRefusedException e) {
            throw new RowRefusedException(e.getMessage() + " Nothing was changed.");
        } catch (IOException e) {
            tellLost(headquarters, left, wanted, out);
            throw e;
        }
        out.println("Store " + scaleUnit.storeNumber() + " is in data group " + wanted
                + "; its channel and registers fetch a full package with their next look.");
        tellLost(headquarters, left, wanted, out);
    }

    private void tellLost(Headquarters headquarters, Optional<String> left, String entered, PrintWriter out)
            throws SQLException {
        if (left.isEmpty()) {
            return;
        }
        for (DistributionSchedule schedule : Schedules.lost(headquarters, left.get(), entered)) {
            out.println("Schedule " + schedule.code() + " is for data group " + left.get() + " and not for " + entered
                    + ": it does not run for store " + scaleUnit.storeNumber() + " any more.");
        }
        out.flush();
    }
}
