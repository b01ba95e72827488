package org.evertill.verification;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.evertill.verification.replay.ReplayReport;
import org.evertill.verification.replay.ReplayRun;
import org.evertill.verification.sales.SalesFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code replay}: rings every invoice of a sales file through the whole house. */
@Command(name = "replay", mixinStandardHelpOptions = true,
        description = "Rings every invoice of a sales file through register, channel and headquarters.")
final class ReplayCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--sales", required = true, paramLabel = "FILE", description = "the sales file, gzip or plain")
    private Path sales;

    @Option(names = "--outages", paramLabel = "SEED",
            description = "cuts the network and restarts programs at moments drawn from the seed")
    private Optional<Long> outages = Optional.empty();

    @Mixin
    private ProofOptions options;

    @Override
    public Integer call() throws Exception {
        if (!Files.isReadable(sales)) {
            throw new ParameterException(spec.commandLine(), "There is no sales file " + sales + ".");
        }
        SalesFile file = SalesFile.read(sales);
        return options.run("replay", folder -> {
            OptionalLong seed = outages.map(OptionalLong::of).orElseGet(OptionalLong::empty);
            ReplayReport report = new ReplayRun(file, sales, folder, seed, options::say).run();
            return new ProofOptions.Outcome(report.account(), report.figures(), report.holds());
        });
    }
}
