package org.evertill.verification.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BacklogBenchTest {

    @TempDir
    private Path folder;

    /**
     * The run itself ends with an exception when a record does not come up. Speed is the command's matter, and how a
     * start is measured StartBench's.
     */
    @Test
    void bringsUpAllThatIsUnsentWhileSalesGoOn() throws Exception {
        List<Measurement> results = new BacklogBench(700).drain(folder, 1);
        assertThat(results).extracting(Measurement::name)
                .containsExactly("drain of 700 sales", "a basket meanwhile");
        assertThat(results).extracting(result -> result.limit().meaning().replaceAll(" of [0-9.]+ ms$", ""))
                .containsExactly("limit 3.0 x bare requests and rows", "limit 2.0 x when all is sent");
        assertThat(results).allSatisfy(result -> assertThat(result.found()).isNotEmpty());
    }
}
