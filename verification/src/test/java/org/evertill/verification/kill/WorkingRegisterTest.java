package org.evertill.verification.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkingRegisterTest {

    private static final long SEED = 20261121;
    private static final int CYCLES = 10;

    @TempDir
    private Path folder;

    @Test
    void losesNothingInTenKills() throws Exception {
        KillReport report = KillRun.ofWorkingRegister(folder, SEED).run(CYCLES);
        assertThat(report.losesNothing()).as(report.account()).isTrue();
        // a suite may share its machine: the command judges the time on the clock, here the work counts
        assertThat(report.slowestRestartProcessorMillis()).as(report.account())
                .isLessThanOrEqualTo(KillReport.USABLE_LIMIT_MILLIS);
        assertThat(report.kills()).isEqualTo(CYCLES);
        assertThat(report.acknowledged()).as(report.account()).isPositive();
    }
}
