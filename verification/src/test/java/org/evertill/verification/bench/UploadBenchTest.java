package org.evertill.verification.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The run itself ends with an exception when a sale is not taken. Speed is the command's matter. */
class UploadBenchTest {

    @TempDir
    private Path folder;

    @Test
    void bringsTheSameSalesToSqliteAndToABareFile() throws Exception {
        assertThat(new UploadBench(600).sqlite(folder, 1).name()).isEqualTo("upload of 600 sales, SQLite");
    }

    @Test
    void bringsTheSameSalesToPostgresqlAndByBareCopies() throws Exception {
        try {
            assertThat(new UploadBench(600).postgresql(folder, 1).limit().meaning())
                    .startsWith("limit 2.0 x sent and copied in bare");
        } catch (IOException e) {
            Assumptions.abort(e.getMessage());
        }
    }
}
