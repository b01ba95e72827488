package org.evertill.scaleunit;

import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code scale-unit headquarters}: runs headquarters without a channel, for channels elsewhere. */
@Command(name = "headquarters", mixinStandardHelpOptions = true,
        description = "Runs headquarters alone, for channels that run elsewhere (see channel and channel-token).")
final class HeadquartersCommand implements Callable<Integer> {
    @ParentCommand
    private ScaleUnitMain scaleUnit;

    @Mixin
    private ListeningOptions listening;

    @Mixin
    private DemoOptions demo;

    @Override
    public Integer call() throws Exception {
        return new UnitRun(scaleUnit.dataFolder(), "Evertill headquarters").run(() ->
                HeadquartersUnit.of(scaleUnit.settings(listening, demo.seed()), Clock.systemDefaultZone()));
    }
}
