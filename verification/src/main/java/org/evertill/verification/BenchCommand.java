package org.evertill.verification;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.evertill.verification.bench.BacklogBench;
import org.evertill.verification.bench.BasketBench;
import org.evertill.verification.bench.Benchmark;
import org.evertill.verification.bench.BesideBench;
import org.evertill.verification.bench.BuildBench;
import org.evertill.verification.bench.CaptureBench;
import org.evertill.verification.bench.ChangeBench;
import org.evertill.verification.bench.CommitBench;
import org.evertill.verification.bench.DeltaBench;
import org.evertill.verification.bench.FleetBench;
import org.evertill.verification.bench.JournalVerifyBench;
import org.evertill.verification.bench.LargeStore;
import org.evertill.verification.bench.LookupBench;
import org.evertill.verification.bench.Measurement;
import org.evertill.verification.bench.MemoryBench;
import org.evertill.verification.bench.ProvisionBench;
import org.evertill.verification.bench.ScanBench;
import org.evertill.verification.bench.SearchBench;
import org.evertill.verification.bench.StartBench;
import org.evertill.verification.bench.SwitchBench;
import org.evertill.verification.bench.UploadBench;
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

    private static final long PRODUCTS = 1_000_000;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME",
            description = "which benchmarks: commit, lookup, search, scan, memory, start, switch, basket, backlog,"
                    + " fleet, journal-verify, delta, beside, build, capture, upload, provision, change; default all")
    private List<String> names = List.of();

    @Option(names = "--times", paramLabel = "N",
            description = "how often each thing is measured; default is what each benchmark needs")
    private Optional<Integer> times = Optional.empty();

    @Option(names = "--products", hidden = true, description = "size of the large catalogue, to try the rest out")
    private long products = PRODUCTS;

    @Option(names = "--out", paramLabel = "FILE", description = "writes the results as JSON")
    private Optional<Path> out = Optional.empty();

    @Override
    public Integer call() throws Exception {
        List<Benchmark> chosen = chosen();
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

    private List<Benchmark> chosen() {
        LargeStore store = new LargeStore(products);
        List<Benchmark> all = List.of(new CommitBench(), new LookupBench(store), new SearchBench(store),
                new ScanBench(store), new MemoryBench(store), new StartBench(store),
                new SwitchBench(), new BasketBench(), new BacklogBench(), new FleetBench(),
                new JournalVerifyBench(), new DeltaBench(products), new BesideBench(products),
                new BuildBench(products), new CaptureBench(), new UploadBench(), new ProvisionBench(products),
                new ChangeBench());
        List<Benchmark> chosen = new ArrayList<>();
        for (String name : names) {
            chosen.add(all.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow(
                    () -> new ParameterException(spec.commandLine(), "There is no benchmark \"" + name
                            + "\". There are: " + String.join(", ", all.stream().map(Benchmark::name).toList())
                            + ".")));
        }
        return chosen.isEmpty() ? all : chosen;
    }
}
