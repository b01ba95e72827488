package org.evertill.verification.bench;

import java.nio.file.Path;
import java.util.List;

/** One benchmark of {@code ./evertill bench}: what must be fast, beside what it is held against in the same run. */
public interface Benchmark {

    /** The word the command line knows it by. */
    String name();

    /** How often each thing is measured unless somebody says otherwise. */
    int defaultTimes();

    /**
     * Measures; alone on the machine, or the figures say nothing.
     *
     * @param folder empty, the benchmark's own; whoever gave it clears it away
     * @param times  how often each thing is measured, after one time that is not counted
     * @throws IllegalStateException when what was measured did not even do its work
     */
    List<Measurement> run(Path folder, int times) throws Exception;
}
