package org.evertill.verification.planted;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.evertill.verification.audit.AuditReport;
import org.evertill.verification.weave.Weave;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each bug a register or scale unit could have is found by the auditor, and the same steps without any leave nothing to
 * find. The bug that only a power cut brings out is in {@code PowerLossRunTest}.
 */
class PlantedBugsTest {

    private static final Duration LONG = Duration.ofSeconds(60);
    /** As long as something that never comes is waited for. */
    private static final Duration SHORT = Duration.ofSeconds(3);

    @TempDir
    private Path folder;

    /** What is done to a store at a bad moment, and how long its uploads may take. */
    @FunctionalInterface
    private interface Steps {
        void play(Scene scene, Duration patience) throws Exception;
    }

    @Test
    void findNothingWhereNothingIsPlanted() throws Exception {
        AuditReport audit = play(List.of(), LONG, List.of(
                PlantedBugsTest::killTheScaleUnitBeforeItsCommit,
                PlantedBugsTest::failAfterTheCommit,
                PlantedBugsTest::killTheScaleUnitAfterItsCommit,
                PlantedBugsTest::killTheRegisterBeforeItSends,
                PlantedBugsTest::sellOnAfterAKillBeforeTheCommit,
                PlantedBugsTest::killTheRegisterBeforeItsCommit));
        assertThat(audit.findings()).isEmpty();
        assertThat(audit.transactions()).isEqualTo(12);
    }

    @Test
    void findARecordThatWasAcknowledgedBeforeItsCommit() throws Exception {
        AuditReport audit =
                play(PlantedBug.ACKNOWLEDGED_BEFORE_COMMIT, PlantedBugsTest::killTheScaleUnitBeforeItsCommit);
        assertThat(audit.lost()).as(audit.findings().toString()).isEqualTo(1);
    }

    @Test
    void findASaleThatWasTriedAgainUnderANewId() throws Exception {
        AuditReport audit = play(PlantedBug.NEW_ID_ON_RETRY, PlantedBugsTest::failAfterTheCommit);
        assertThat(audit.doubled()).as(audit.findings().toString()).isEqualTo(1);
    }

    @Test
    void findANumberThatWasTakenBeforeTheCommit() throws Exception {
        AuditReport audit =
                play(PlantedBug.NUMBER_TAKEN_BEFORE_COMMIT, PlantedBugsTest::sellOnAfterAKillBeforeTheCommit);
        assertThat(audit.gaps()).as(audit.findings().toString()).isEqualTo(1);
    }

    @Test
    void findAChannelThatTakesADuplicateForAnError() throws Exception {
        AuditReport audit = play(PlantedBug.DUPLICATE_IS_AN_ERROR, PlantedBugsTest::killTheScaleUnitAfterItsCommit);
        assertThat(audit.lost()).as(audit.findings().toString()).isPositive();
    }

    @Test
    void findAWatermarkThatWasMovedBeforeTheAnswer() throws Exception {
        AuditReport audit = play(PlantedBug.WATERMARK_MOVED_EARLY, PlantedBugsTest::killTheRegisterBeforeItSends);
        assertThat(audit.lost()).as(audit.findings().toString()).isPositive();
    }

    @Test
    void findAReceiptThatWasShownBeforeTheCommit() throws Exception {
        AuditReport audit =
                play(PlantedBug.RECEIPT_SHOWN_BEFORE_COMMIT, PlantedBugsTest::killTheRegisterBeforeItsCommit);
        assertThat(audit.lost()).as(audit.findings().toString()).isEqualTo(1);
    }

    private static void killTheScaleUnitBeforeItsCommit(Scene scene, Duration patience) throws Exception {
        scene.orderScaleUnit("hold putting before-commit:channel-writer");
        scene.sell();
        scene.awaitScaleUnitMet();
        scene.isSentWithin(SHORT);
        scene.killScaleUnit();
        scene.isSentWithin(patience);
    }

    private static void killTheScaleUnitAfterItsCommit(Scene scene, Duration patience) throws Exception {
        scene.orderScaleUnit("hold putting after-commit:channel-writer");
        scene.sell();
        scene.awaitScaleUnitMet();
        scene.killScaleUnit();
        scene.sell();
        scene.isSentWithin(patience);
    }

    private static void failAfterTheCommit(Scene scene, Duration patience) throws Exception {
        scene.orderRegister("fail numbering after-commit:register");
        scene.sell();
        scene.awaitRegisterMet();
        scene.isSentWithin(patience);
    }

    private static void killTheRegisterBeforeItSends(Scene scene, Duration patience) throws Exception {
        scene.orderRegister("hold sending");
        scene.sell();
        scene.awaitRegisterMet();
        scene.killRegister();
        scene.startRegister();
        scene.sell();
        scene.isSentWithin(patience);
    }

    private static void killTheRegisterBeforeItsCommit(Scene scene, Duration patience) throws Exception {
        scene.orderRegister("hold numbering before-commit:register");
        scene.beginToSell();
        scene.awaitRegisterMet();
        scene.killRegister();
        scene.startRegister();
    }

    private static void sellOnAfterAKillBeforeTheCommit(Scene scene, Duration patience) throws Exception {
        killTheRegisterBeforeItsCommit(scene, patience);
        scene.sell();
        scene.isSentWithin(patience);
    }

    private AuditReport play(PlantedBug bug, Steps steps) throws Exception {
        return play(bug.weaves(), SHORT, List.of(steps));
    }

    private AuditReport play(List<Weave> planted, Duration patience, List<Steps> all) throws Exception {
        try (Scene scene = new Scene(folder, planted)) {
            scene.startRegister();
            for (Steps steps : all) {
                scene.sell();
                assertThat(scene.isSentWithin(LONG)).isTrue();
                steps.play(scene, patience);
            }
            return scene.end();
        }
    }
}
