package org.evertill.scaleunit;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code scale-unit channel-token}: lets a store's channel that runs elsewhere in; may run beside headquarters. */
@Command(name = "channel-token", mixinStandardHelpOptions = true,
        description = "Prints a token by which headquarters knows the channel of a store (--store) that runs elsewhere."
                + " A token printed before for that store is worth nothing from then on.")
final class ChannelTokenCommand implements Callable<Integer> {
    @ParentCommand
    private ScaleUnitMain scaleUnit;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        return new HeadquartersVisit(scaleUnit, spec).run((headquarters, out) -> {
            out.println(headquarters.channelTokens().issue(scaleUnit.storeNumber()));
            return 0;
        });
    }
}
