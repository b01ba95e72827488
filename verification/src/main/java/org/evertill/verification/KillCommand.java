package org.evertill.verification;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.evertill.verification.kill.KillReport;
import org.evertill.verification.kill.KillRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code kill}: SIGKILLs a working register and its scale unit in the midst of what they do, and audits. */
@Command(name = "kill",
        description = "Kills a working register or its scale unit N times, in the midst of everything they do, and"
                + " audits what is left, up to headquarters.",
        mixinStandardHelpOptions = true)
final class KillCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--cycles", required = true, paramLabel = "N", description = "how many times")
    private int cycles;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "20261121",
            description = "decides the moments and the sales; default ${DEFAULT-VALUE}")
    private long seed;

    @Option(names = "--data", paramLabel = "DIR",
            description = "where the stores are made; default a temporary folder")
    private Optional<Path> data = Optional.empty();

    @Option(names = "--out", paramLabel = "FILE", description = "writes the result as JSON")
    private Optional<Path> out = Optional.empty();

    @Override
    public Integer call() throws Exception {
        try (WorkFolder folder = WorkFolder.of(data, "kill")) {
            KillReport report = KillRun.ofStores(folder.path(), seed).run(cycles);
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
