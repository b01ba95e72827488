package org.evertill.verification;

import java.util.List;
import java.util.concurrent.Callable;
import org.evertill.verification.powerloss.PowerLossReport;
import org.evertill.verification.powerloss.PowerLossRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code power-loss}: opens and audits what a power cut can leave on a selling register's disk. */
@Command(name = "power-loss", mixinStandardHelpOptions = true,
        description = "Records what a selling register writes and syncs, rebuilds N disks that a power cut could leave,"
                + " in which anything not yet synced may be missing, torn or reordered, opens each and audits it.")
final class PowerLossCommand implements Callable<Integer> {

    /** Enough for several checkpoints and installed packages in each life. */
    private static final int CUSTOMERS = 150;

    @Option(names = "--images", required = true, paramLabel = "N", description = "how many disks")
    private int images;

    @Mixin
    private SeedOption seed;

    @Mixin
    private ProofOptions options;

    @Override
    public Integer call() throws Exception {
        return options.run("power-loss", folder -> {
            PowerLossReport report =
                    new PowerLossRun(folder, seed.value(), CUSTOMERS, List.of()).run(images, options::say);
            return new ProofOptions.Outcome(report.account(), report.figures(), report.holds());
        });
    }
}
