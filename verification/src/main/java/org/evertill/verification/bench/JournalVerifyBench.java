package org.evertill.verification.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.evertill.verification.house.SeededJournal;
import org.evertill.verification.process.ChildJvm;

/** {@code journal verify} of a journal of 100,000 records, from the start of its process to its exit code. */
public final class JournalVerifyBench implements Benchmark {

    /** By name, since the command line stands above the benchmarks it starts. */
    private static final String MAIN = "org.evertill.verification.VerificationMain";
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long RECORDS = 100_000;
    private static final Limit LIMIT = Limit.forTheMedian(5_000);

    @Override
    public String name() {
        return "journal-verify";
    }

    @Override
    public int defaultTimes() {
        return 5;
    }

    @Override
    public List<Measurement> run(Path folder, int times) throws Exception {
        Path data = Files.createDirectories(folder.resolve("register"));
        SeededJournal.write(data.resolve("journal.db"), 5, RECORDS, RECORDS);
        List<Long> micros = new ArrayList<>();
        for (int time = 0; time <= times; time++) {
            long elapsed = verify(data, folder.resolve("errors"));
            if (time > 0) {
                micros.add(elapsed);
            }
        }
        return List.of(new Measurement("journal verify, 100,000 records", micros, LIMIT));
    }

    private static long verify(Path data, Path errors) throws IOException, InterruptedException {
        List<String> said = new CopyOnWriteArrayList<>();
        long begun = System.nanoTime();
        try (ChildJvm verify = ChildJvm.start(MAIN, List.of(),
                List.of("journal", "verify", "--data", data.toString()), errors, said::add)) {
            boolean ended = verify.endsWithin(PATIENCE);
            long elapsed = (System.nanoTime() - begun) / 1000;
            if (!ended || verify.stop(PATIENCE) != 0) {
                throw new IllegalStateException("journal verify did not find the journal whole; it said " + said
                        + verify.lastErrors());
            }
            return elapsed;
        }
    }
}
