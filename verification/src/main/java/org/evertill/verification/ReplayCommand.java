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

    @Option(names = "--data", paramLabel = "DIR",
            description = "an empty folder to make the data folders in; default a temporary one")
    private Optional<Path> data = Optional.empty();

    @Option(names = "--out", paramLabel = "FILE", description = "writes the result as JSON")
    private Optional<Path> out = Optional.empty();

    @Override
    public Integer call() throws Exception {
        if (!Files.isReadable(sales)) {
            throw new ParameterException(spec.commandLine(), "There is no sales file " + sales + ".");
        }
        SalesFile file = SalesFile.read(sales);
        try (WorkFolder folder = WorkFolder.of(data, "replay")) {
            OptionalLong seed = outages.map(OptionalLong::of).orElseGet(OptionalLong::empty);
            ReplayReport report = new ReplayRun(file, sales, folder.path(), seed, this::say).run();
            if (out.isPresent()) {
                ResultFile.write(out.get(), report.figures());
            }
            say(report.account());
            folder.keepIf(!report.holds());
            return report.holds() ? 0 : 1;
        }
    }

    private void say(String sentence) {
        spec.commandLine().getOut().println(sentence);
        spec.commandLine().getOut().flush();
    }
}
