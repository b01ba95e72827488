package org.evertill.verification.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The memory the register's process takes (resident set, from /proc, so on Linux only): with its real window, on the
 * display where there is one, a million products installed, somebody signed on, a few sales rung and paid and a search
 * after each. What a display needs is in the process, so the figures say where they were taken. Each time another
 * process.
 */
public final class MemoryBench implements Benchmark {

    private static final Limit LIMIT = Limit.megabytes(350);
    private static final String RESIDENT = "VmRSS:";

    private final LargeStore store;
    private final int scans;

    /** @param store shared with the other benchmarks of its size */
    public MemoryBench(LargeStore store) {
        this(store, 50);
    }

    MemoryBench(LargeStore store, int scans) {
        this.store = store;
        this.scans = scans;
    }

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public int defaultTimes() {
        return 5;
    }

    @Override
    public List<Measurement> run(Path folder, int times) throws Exception {
        List<Long> kilobytes = new ArrayList<>();
        for (int time = 0; time < times; time++) {
            try (ScanningRegister register = ScanningRegister.start(store, folder, scans, 0, "--searches")) {
                register.awaitScans();
                kilobytes.add(residentKilobytes(register.pid()));
                register.end();
            }
        }
        String where = ScanningRegister.hasDisplay() ? "memory, on a display, " : "memory, headless, ";
        return List.of(new Measurement(where + store.size(), kilobytes, LIMIT));
    }

    private static long residentKilobytes(long pid) throws IOException {
        Path status = Path.of("/proc", String.valueOf(pid), "status");
        for (String line : Files.readAllLines(status)) {
            if (line.startsWith(RESIDENT)) {
                return Long.parseLong(line.replaceAll("[^0-9]", ""));
            }
        }
        throw new IOException(status + " does not say " + RESIDENT);
    }
}
