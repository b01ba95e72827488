package org.evertill.verification.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Order(2)
class WorkingStoreTest {

    private static final long SEED = 20261121;

    @TempDir
    private Path folder;

    @Test
    void losesNothingInAKillOfEachSort() throws Exception {
        KillReport report = KillRun.ofStores(folder, SEED).run(Phase.values().length, word -> { });
        assertThat(report.losesNothing()).as(report.account()).isTrue();
        // a suite may share its machine: the command judges the time on the clock, here the work counts
        assertThat(report.slowestRestartProcessorMillis()).as(report.account())
                .isLessThanOrEqualTo(KillReport.USABLE_LIMIT_MILLIS);
        assertThat(report.kills()).isEqualTo(Phase.values().length);
        assertThat(report.acknowledged()).as(report.account()).isPositive();
        assertThat(report.audited().houses()).as(report.account()).isEqualTo(1);
    }
}
