package org.evertill.verification.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FleetBenchTest {

    @TempDir
    private Path folder;

    /** The run itself ends with an exception when one is not answered or not stored. Speed is the command's matter. */
    @Test
    void countsEveryLookUpAndEveryUploadOfEveryRegister() throws Exception {
        List<Measurement> results = new FleetBench(new FleetBench.Load(3, 20, 6, 1, 2)).run(folder, 1);
        assertThat(results).extracting(Measurement::name)
                .containsExactly("fleet of 3: 20 look-ups/s", "fleet of 3: 6 uploads/s");
        assertThat(results).extracting(result -> result.found().size()).containsExactly(40, 12);
    }
}
