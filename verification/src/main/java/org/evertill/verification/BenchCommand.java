package org.evertill.verification;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.evertill.verification.bench.Benchmark;
import org.evertill.verification.bench.CommitBench;
import org.evertill.verification.bench.JournalVerifyBench;
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

    private static final List<Benchmark> ALL = List.of(
            new CommitBench(), new SwitchBench(), new JournalVerifyBench());

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "which benchmarks, such as switch or journal-verify; default all")
    private List<String> names = ALL.stream().map(Benchmark::name).toList();

    @Option(names = "--times", paramLabel = "N",
            description = "how often each thing is measured; default is what each benchmark needs")
    private Optional<Integer> times = Optional.empty();

    @Option(names = "--out", paramLabel = "FILE", description = "writes the results as JSON")
    private Optional<Path> out = Optional.empty();

    @Override
    public Integer call() throws Exception {
        List<Benchmark> chosen = new ArrayList<>();
        for (String name : names) {
            chosen.add(ALL.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow(
                    () -> new ParameterException(spec.commandLine(), "There is no benchmark \"" + name
                            + "\". There are: " + String.join(", ", ALL.stream().map(Benchmark::name).toList())
                            + ".")));
        }
        if (times.isPresent() && times.get() < 1) {
            throw new ParameterException(spec.commandLine(), "--times must be at least 1.");
        }
        List<Measurement> results = new ArrayList<>();
        try (WorkFolder folder = WorkFolder.of(Optional.empty(), "bench")) {
            for (Benchmark benchmark : chosen) {
                Path own = Files.createDirectories(folder.path().resolve(benchmark.name()));
                List<Measurement> measured = benchmark.run(own, times.orElse(benchmark.defaultTimes()));
                measured.forEach(result -> spec.commandLine().getOut().println(result.account()));
                spec.commandLine().getOut().flush();
                results.addAll(measured);
            }
        }
        if (out.isPresent()) {
            ResultFile.write(out.get(), Map.of("results", results.stream().map(Measurement::figures).toList()));
        }
        return results.stream().allMatch(Measurement::holds) ? 0 : 1;
    }
}
