package org.evertill.verification.planted;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.evertill.verification.audit.AuditReport;
import org.evertill.verification.weave.Weave;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each bug a register or scale unit could have is found by the auditor, and the same steps without any leave nothing to
 * find. The bug that only a power cut brings out is in {@code PowerLossRunTest}.
 */
@Order(1)
class PlantedBugsTest {

    private static final Duration LONG = Duration.ofSeconds(60);
    /** As long as something that never comes is waited for. */
    private static final Duration SHORT = Duration.ofSeconds(3);

    @TempDir
    private Path folder;

    /**
     * How long is waited for the uploads.
     *
     * @param held  while a program is held
     * @param after when all is said and done
     */
    private record Patience(Duration held, Duration after) {
        /** Nothing comes of it while something is held, and everything in the end. */
        static final Patience AS_IT_SHOULD_BE = new Patience(SHORT, LONG);
        /** The bug shows at once, and does not stand in the way of the rest. */
        static final Patience SHOWS_WHILE_HELD = new Patience(LONG, LONG);
        /** The bug keeps everything that follows from being sent. */
        static final Patience NEVER_SENT = new Patience(SHORT, SHORT);
    }

    /** What is done to a store at a bad moment. */
    @FunctionalInterface
    private interface Steps {
        void play(Scene scene, Patience patience) throws Exception;
    }

    @Test
    void findNothingWhereNothingIsPlanted() throws Exception {
        AuditReport audit = play(List.of(), Patience.AS_IT_SHOULD_BE, List.of(
                PlantedBugsTest::killTheScaleUnitBeforeItsCommit,
                PlantedBugsTest::failAfterTheCommit,
                PlantedBugsTest::killTheScaleUnitAfterItsCommit,
                PlantedBugsTest::killTheRegisterBeforeItSends,
                PlantedBugsTest::sellOnAfterAKillBeforeTheCommit,
                PlantedBugsTest::killTheRegisterBeforeItsCommit));
        assertThat(audit.findings()).isEmpty();
        assertThat(audit.transactions()).isEqualTo(13);
    }

    @Test
    void findARecordThatWasAcknowledgedBeforeItsCommit() throws Exception {
        AuditReport audit =
                play(PlantedBug.ACKNOWLEDGED_BEFORE_COMMIT, Patience.SHOWS_WHILE_HELD,
                        PlantedBugsTest::killTheScaleUnitBeforeItsCommit);
        assertThat(audit.lost()).as(audit.findings().toString()).isEqualTo(1);
    }

    @Test
    void findASaleThatWasTriedAgainUnderANewId() throws Exception {
        AuditReport audit = play(PlantedBug.NEW_ID_ON_RETRY, Patience.AS_IT_SHOULD_BE,
                PlantedBugsTest::failAfterTheCommit);
        assertThat(audit.doubled()).as(audit.findings().toString()).isEqualTo(1);
    }

    @Test
    void findANumberThatWasTakenBeforeTheCommit() throws Exception {
        AuditReport audit =
                play(PlantedBug.NUMBER_TAKEN_BEFORE_COMMIT, Patience.NEVER_SENT,
                        PlantedBugsTest::sellOnAfterAKillBeforeTheCommit);
        assertThat(audit.gaps()).as(audit.findings().toString()).isEqualTo(1);
    }

    @Test
    void findAChannelThatTakesADuplicateForAnError() throws Exception {
        AuditReport audit = play(PlantedBug.DUPLICATE_IS_AN_ERROR, Patience.NEVER_SENT,
                PlantedBugsTest::killTheScaleUnitAfterItsCommit);
        assertThat(audit.lost()).as(audit.findings().toString()).isPositive();
    }

    @Test
    void findAWatermarkThatWasMovedBeforeTheAnswer() throws Exception {
        AuditReport audit = play(PlantedBug.WATERMARK_MOVED_EARLY, Patience.AS_IT_SHOULD_BE,
                PlantedBugsTest::killTheRegisterBeforeItSends);
        assertThat(audit.lost()).as(audit.findings().toString()).isPositive();
    }

    @Test
    void findAReceiptThatWasShownBeforeTheCommit() throws Exception {
        AuditReport audit =
                play(PlantedBug.RECEIPT_SHOWN_BEFORE_COMMIT, Patience.AS_IT_SHOULD_BE,
                        PlantedBugsTest::killTheRegisterBeforeItsCommit);
        assertThat(audit.lost()).as(audit.findings().toString()).isEqualTo(1);
    }

    private static void killTheScaleUnitBeforeItsCommit(Scene scene, Patience patience) throws Exception {
        scene.sellUntilScaleUnitMeets("hold putting before-commit:channel-writer");
        scene.isSentWithin(patience.held());
        scene.killScaleUnit();
        scene.isSentWithin(patience.after());
    }

    private static void killTheScaleUnitAfterItsCommit(Scene scene, Patience patience) throws Exception {
        scene.sellUntilScaleUnitMeets("hold putting after-commit:channel-writer");
        scene.killScaleUnit();
        scene.sell();
        scene.isSentWithin(patience.after());
    }

    private static void failAfterTheCommit(Scene scene, Patience patience) throws Exception {
        scene.sellAndMeet("fail numbering after-commit:register");
        scene.isSentWithin(patience.after());
    }

    private static void killTheRegisterBeforeItSends(Scene scene, Patience patience) throws Exception {
        scene.sellAndMeet("hold sending");
        scene.restartRegister();
        scene.sell();
        scene.isSentWithin(patience.after());
    }

    private static void killTheRegisterBeforeItsCommit(Scene scene, Patience patience) throws Exception {
        scene.beginToSellAndMeet("hold numbering before-commit:register");
        scene.restartRegister();
        scene.isSentWithin(patience.after());
    }

    private static void sellOnAfterAKillBeforeTheCommit(Scene scene, Patience patience) throws Exception {
        killTheRegisterBeforeItsCommit(scene, patience);
        scene.sell();
        scene.isSentWithin(patience.after());
    }

    private AuditReport play(PlantedBug bug, Patience patience, Steps steps) throws Exception {
        return play(bug.weaves(), patience, List.of(steps));
    }

    private AuditReport play(List<Weave> planted, Patience patience, List<Steps> all) throws Exception {
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
