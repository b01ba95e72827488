package org.evertill.verification;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.evertill.verification.powerloss.PowerLossReport;
import org.evertill.verification.powerloss.PowerLossRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code power-loss}: opens and audits what a power cut can leave on a selling register's disk. */
@Command(name = "power-loss", mixinStandardHelpOptions = true,
        description = "Records what a selling register writes and syncs, rebuilds N disks that a power cut could leave,"
                + " in which anything not yet synced may be missing, torn or reordered, opens each and audits it.")
final class PowerLossCommand implements Callable<Integer> {

    /** Enough for several checkpoints and installed packages in each life. */
    private static final int CUSTOMERS = 150;

    @Spec
    private CommandSpec spec;

    @Option(names = "--images", required = true, paramLabel = "N", description = "how many disks")
    private int images;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "20261121",
            description = "decides the sales, the moments and what is left; default ${DEFAULT-VALUE}")
    private long seed;

    @Option(names = "--data", paramLabel = "DIR",
            description = "where everything is made; default a temporary folder")
    private Optional<Path> data = Optional.empty();

    @Option(names = "--out", paramLabel = "FILE", description = "writes the result as JSON")
    private Optional<Path> out = Optional.empty();

    @Override
    public Integer call() throws Exception {
        try (WorkFolder folder = WorkFolder.of(data, "power-loss")) {
            PowerLossReport report = new PowerLossRun(folder.path(), seed, CUSTOMERS, List.of()).run(images);
            if (out.isPresent()) {
                ResultFile.write(out.get(), report.figures());
            }
            spec.commandLine().getOut().println(report.account());
            spec.commandLine().getOut().flush();
            folder.keepIf(!report.holds());
            return report.holds() ? 0 : 1;
        }
    }
}
