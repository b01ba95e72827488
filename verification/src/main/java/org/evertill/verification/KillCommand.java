package org.evertill.verification;

import java.util.concurrent.Callable;
import org.evertill.verification.kill.KillReport;
import org.evertill.verification.kill.KillRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kill}: SIGKILLs a working register and its scale unit in the midst of what they do, and audits. */
@Command(name = "kill",
        description = "Kills a working register or its scale unit N times, in the midst of everything they do, and"
                + " audits what is left, up to headquarters.",
        mixinStandardHelpOptions = true)
final class KillCommand implements Callable<Integer> {

    @Option(names = "--cycles", required = true, paramLabel = "N", description = "how many times")
    private int cycles;

    @Mixin
    private SeedOption seed;

    @Mixin
    private ProofOptions options;

    @Override
    public Integer call() throws Exception {
        return options.run("kill", folder -> {
            KillReport report = KillRun.ofStores(folder, seed.value()).run(cycles, options::say);
            return new ProofOptions.Outcome(report.account(), report.figures(), report.holds());
        });
    }
}
