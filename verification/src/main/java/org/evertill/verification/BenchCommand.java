package org.evertill.verification;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.evertill.verification.bench.Measurement;
import org.evertill.verification.bench.SwitchBench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bench}: what must be fast, each beside its limit. */
@Command(name = "bench", description = "Measures what must be fast, each beside its limit.",
        mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {

    private static final String SWITCH = "switch";

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "which benchmarks; default all. There is: " + SWITCH)
    private List<String> names = List.of(SWITCH);

    @Option(names = "--times", paramLabel = "N", defaultValue = "20",
            description = "how often each is measured; default ${DEFAULT-VALUE}")
    private int times;

    @Option(names = "--out", paramLabel = "FILE", description = "writes the results as JSON")
    private Optional<Path> out = Optional.empty();

    @Override
    public Integer call() throws Exception {
        for (String name : names) {
            if (!name.equals(SWITCH)) {
                throw new ParameterException(spec.commandLine(), "There is no benchmark \"" + name + "\".");
            }
        }
        if (times < 1) {
            throw new ParameterException(spec.commandLine(), "--times must be at least 1.");
        }
        try (WorkFolder folder = WorkFolder.of(Optional.empty(), "bench")) {
            List<Measurement> results = new SwitchBench(folder.path(), times).run();
            if (out.isPresent()) {
                ResultFile.write(out.get(),
                        Map.of("results", results.stream().map(Measurement::figures).toList()));
            }
            results.forEach(result -> spec.commandLine().getOut().println(result.account()));
            spec.commandLine().getOut().flush();
            return results.stream().allMatch(Measurement::holds) ? 0 : 1;
        }
    }
}
