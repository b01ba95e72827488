package org.evertill.verification.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommitBenchTest {

    @TempDir
    private Path folder;

    /** That each side stores the same sales. Speed is the command's matter. */
    @Test
    void commitsTheSameSalesBesideTheBareTransaction() throws Exception {
        assertThat(new CommitBench(2).run(folder, 1)).singleElement().satisfies(result -> {
            assertThat(result.name()).isEqualTo("commit of a sale");
            assertThat(result.limit().meaning()).contains("1.3 x a bare transaction");
        });
        assertThat(Audited.rows(folder.resolve("bare.db"))).isEqualTo(Audited.rows(
                folder.resolve("register").resolve("journal.db")));
    }
}
