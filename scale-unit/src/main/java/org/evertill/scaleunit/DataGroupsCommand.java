package org.evertill.scaleunit;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.evertill.scaleunit.headquarters.DataGroups;
import org.evertill.scaleunit.headquarters.Headquarters;
import org.evertill.scaleunit.headquarters.RowRefusedException;
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
                assign(headquarters, group);
                out.println("Store " + scaleUnit.storeNumber() + " is in data group " + group
                        + "; its channel and registers fetch a full package with their next look.");
            }
            Map<String, List<String>> groups = headquarters.database().read(DataGroups::all);
            groups.forEach((code, stores) -> out.println(code + ": " + String.join(", ", stores)));
            return 0;
        });
    }

    private void assign(Headquarters headquarters, String wanted) throws Exception {
        try {
            headquarters.assign(scaleUnit.storeNumber(), wanted, name == null ? wanted : name);
        } catch (RowRefusedException e) {
            throw new RowRefusedException(e.getMessage() + " Nothing was changed.");
        }
    }
}
