package org.evertill.verification.powerloss;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.evertill.verification.planted.PlantedBug;
import org.evertill.verification.weave.Weave;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the power can leave of a selling register, and that the lane would see it if it left too little. */
@Order(5)
class PowerLossRunTest {

    private static final long SEED = 20261121;
    private static final int CUSTOMERS = 40;
    /** A bug that is there shows on almost every disk. */
    private static final int FEW_CUSTOMERS = 15;

    @TempDir
    private Path folder;

    @Test
    void losesNothingOnAHundredDisks() throws Exception {
        PowerLossReport report = run(List.of(), CUSTOMERS, 100);
        assertThat(report.holds()).as(report.account()).isTrue();
        assertThat(report.images()).isEqualTo(100);
        assertThat(report.packages()).as(report.account()).isPositive();
        assertThat(report.ways().keySet()).as(report.account()).hasSameSizeAs(Leftover.Way.values());
    }

    @Test
    void findsAJournalThatIsNeverSynced() throws Exception {
        PowerLossReport report = run(PlantedBug.SYNCHRONOUS_OFF.weaves(), FEW_CUSTOMERS, 10);
        assertThat(report.lost()).as(report.account()).isPositive();
        assertThat(report.holds()).isFalse();
    }

    @Test
    void findsARunningSaleThatIsNeverSynced() throws Exception {
        PowerLossReport report = run(PlantedBug.DRAFT_NEVER_SYNCED.weaves(), FEW_CUSTOMERS, 30);
        assertThat(report.lost()).as(report.account()).isPositive();
        assertThat(report.holds()).isFalse();
    }

    @Test
    void findsAJournalThatIsSyncedNowAndThenOnly() throws Exception {
        PowerLossReport report = run(PlantedBug.SYNCHRONOUS_NORMAL.weaves(), FEW_CUSTOMERS, 10);
        assertThat(report.lost()).as(report.account()).isPositive();
        assertThat(report.holds()).isFalse();
    }

    private PowerLossReport run(List<Weave> planted, int customers, int images) throws Exception {
        return new PowerLossRun(folder, SEED, customers, planted).run(images, word -> { });
    }
}
