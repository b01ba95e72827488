package org.evertill.verification.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BasketBenchTest {

    @TempDir
    private Path folder;

    /** The run itself ends with an exception when a basket is not sold where it should be. Speed is the command's. */
    @Test
    void sellsTheSameBasketsOnlineAndOffline() throws Exception {
        assertThat(new BasketBench(2).run(folder, 1)).singleElement().satisfies(result -> {
            assertThat(result.name()).isEqualTo("four scans and cash, offline");
            assertThat(result.limit().meaning()).startsWith("limit 1.0 x online");
            assertThat(result.found()).hasSize(1);
        });
    }
}
