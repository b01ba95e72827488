package org.evertill.verification.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** That the benchmarks over the large catalogue do their work, with a small one. Speed is the command's matter. */
@ResourceLock("screen")
class LargeStoreBenchTest {

    private final LargeStore store = new LargeStore(900);

    @TempDir
    private Path folder;

    @Test
    void findsWhatTheBareStatementsFind() throws Exception {
        assertThat(new LookupBench(store).run(folder, 1)).singleElement().satisfies(result -> {
            assertThat(result.name()).isEqualTo("1,000 lookups, 900 products");
            assertThat(result.limit().meaning()).startsWith("limit 2.0 x bare prepared lookups");
        });
    }

    @Test
    void findsEveryProductWhileItsNameIsTyped() throws Exception {
        assertThat(new SearchBench(store, 3).run(folder, 1)).singleElement()
                .satisfies(result -> assertThat(result.found()).hasSizeGreaterThan(3));
    }

    @Test
    void paintsEveryLineThatIsScanned() throws Exception {
        List<Measurement> results = new ScanBench(store, 12, 1).run(folder, 1);
        assertThat(results).extracting(Measurement::name).hasSize(4)
                .allMatch(name -> name.startsWith("scan, on a display: ") || name.startsWith("scan, headless: "));
        assertThat(results).allSatisfy(result -> assertThat(result.found()).hasSize(12));
    }

    @Test
    void tellsMemoryInMegabytes() throws Exception {
        assertThat(new MemoryBench(store, 2).run(folder, 1)).singleElement().satisfies(result -> {
            assertThat(result.figures()).containsKeys("megabytes", "limitMegabytes");
            assertThat(result.found().getFirst()).as("kilobytes").isBetween(50_000L, 5_000_000L);
        });
    }
}
