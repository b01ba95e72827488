package org.evertill.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.evertill.app.screen.connection.SyncFigures;
import org.evertill.app.text.Language;
import org.evertill.app.text.TextFamily;
import org.evertill.app.text.Texts;
import org.evertill.exchange.packages.PackageFault;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.wire.DownloadState;
import org.evertill.exchange.wire.SyncLogRequest.SyncLogEntry;
import org.evertill.offlinedb.SetAsideRecords;
import org.evertill.syncagent.PackageProgress;
import org.evertill.syncagent.SyncFault;
import org.evertill.syncagent.SyncStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AgentFiguresTest {

    @ParameterizedTest
    @EnumSource(PackageFault.class)
    void whyAPackageWasRefusedIsSaidInTheLanguageOfTheScreen(PackageFault fault) {
        requireWords(TextFamily.PACKAGE_FAULT, rowOf("reference 7: " + fault.sentence(), fault.name()), fault.name());
    }

    @ParameterizedTest
    @EnumSource(SyncFault.class)
    void whatAnAttemptMetIsSaidInTheLanguageOfTheScreen(SyncFault fault) {
        requireWords(TextFamily.SYNC_FAULT, rowOf("The line broke.", fault.name()), fault.name());
    }

    @Test
    void whatAnAttemptSaidThatWentWellIsForTheLogOnly() {
        assertThat(rowOf("reference 7", null).fault()).isEmpty();
    }

    @Test
    void aPackageOnItsWayIsARowBeforeItsAttemptHasEnded() {
        Instant began = Instant.parse("2026-11-21T09:00:00Z");
        SyncStatus none = SyncStatus.UNKNOWN;
        SyncStatus status = new SyncStatus(none.uploading(), none.downloading(), none.unsent(),
                none.setAside(), List.of(
                        new PackageProgress(DatabaseKind.PRIVATE, DownloadState.STARTED, 3, Optional.empty(),
                                Optional.of(began), 0, 0, 0, 0),
                        new PackageProgress(DatabaseKind.REFERENCE, DownloadState.REQUESTED, 7,
                                Optional.of(began), Optional.of(began), 8, 6_310, 39_000_000, 63_000_000)),
                none.lastAttempt(), none.lastSuccess(), none.lastError(), none.lastFault(),
                none.silentSince(), 412_000_000, OptionalLong.of(5_000_000), List.of());
        SyncFigures figures = AgentFigures.of(status, "http://127.0.0.1:1", OptionalLong.empty());
        assertThat(figures.log()).containsExactly(new SyncFigures.LogRow(began, "9999", false, 6_310,
                SyncFigures.State.DOWNLOADING, OptionalInt.of(61), Optional.empty(), "", ""));
        assertThat(figures.packages()).as("the one that is only asked for is none").isEqualTo(1);
        assertThat(figures.progress()).map(SyncFigures.Progress::totalBytes).contains(63_000_000L);
        assertThat(figures.database()).contains(
                new SyncFigures.Database(412_000_000, 7, 3, Optional.of(began)));
        assertThat(figures.freeBytes()).hasValue(5_000_000);
    }

    @Test
    void whatTheScaleUnitHasSetAsideReachesTheWindow() {
        SyncStatus none = SyncStatus.UNKNOWN;
        SyncStatus status = new SyncStatus(none.uploading(), none.downloading(), none.unsent(),
                new SetAsideRecords(3, "other bytes"), none.packages(), none.lastAttempt(), none.lastSuccess(),
                none.lastError(), none.lastFault(), none.silentSince(), none.databaseBytes(), none.freeBytes(),
                none.log());
        assertThat(AgentFigures.of(status, "http://127.0.0.1:1", OptionalLong.empty()).upload().setAside())
                .isEqualTo(new SyncFigures.SetAside(3, "other bytes"));
    }

    @Test
    void aPackageThatWasRefusedAndIsLeftAloneIsStillToBeDownloadedThoughNothingRuns() {
        assertThat(figuresOf(DownloadState.SUSPENDED, 4)).as("refused three times").isEqualTo(1);
        assertThat(figuresOf(DownloadState.APPLY_FAILED, 4)).as("refused once").isEqualTo(1);
        assertThat(figuresOf(DownloadState.SUSPENDED, 3)).as("paused, with the newest").isZero();
        assertThat(figuresOf(DownloadState.DOWNLOAD_FAILED, 0)).as("never offered anything").isZero();
        assertThat(figuresOf(DownloadState.APPLIED, 3)).isZero();
    }

    @Test
    void aPackageRestsWhenItIsNotTriedAgainByItself() {
        assertThat(of(DownloadState.SUSPENDED, 4).resting()).hasValue(4);
        assertThat(of(DownloadState.SUSPENDED, 3).resting()).as("paused, with the newest").isEmpty();
        assertThat(of(DownloadState.APPLY_FAILED, 4).resting()).as("tried again").isEmpty();
    }

    private static int figuresOf(DownloadState state, long offered) {
        SyncFigures figures = of(state, offered);
        assertThat(figures.progress()).as("nothing is under way").isEmpty();
        assertThat(figures.toApply()).isZero();
        return figures.toDownload();
    }

    private static SyncFigures of(DownloadState state, long offered) {
        SyncStatus none = SyncStatus.UNKNOWN;
        return AgentFigures.of(new SyncStatus(none.uploading(), none.downloading(), none.unsent(),
                none.setAside(), List.of(new PackageProgress(DatabaseKind.PRIVATE, state, 3,
                        Optional.empty(), Optional.empty(), offered, 0, 0, 0)),
                Optional.of(Instant.EPOCH), none.lastSuccess(), none.lastError(), none.lastFault(),
                none.silentSince(), none.databaseBytes(), none.freeBytes(), List.of()), "http://127.0.0.1:1",
                OptionalLong.empty());
    }

    private static void requireWords(TextFamily family, SyncFigures.LogRow row, String fault) {
        assertThat(row.fault()).isEqualTo(fault);
        for (Language language : Language.values()) {
            assertThat(Texts.in(language).ofCode(family, row.fault(), "")).isNotBlank();
        }
    }

    private static SyncFigures.LogRow rowOf(String message, String fault) {
        SyncStatus none = SyncStatus.UNKNOWN;
        SyncStatus status = new SyncStatus(none.uploading(), none.downloading(), none.unsent(),
                none.setAside(), none.packages(), none.lastAttempt(), none.lastSuccess(), none.lastError(),
                none.lastFault(), none.silentSince(), none.databaseBytes(), none.freeBytes(),
                List.of(new SyncLogEntry(1, "9999", "down", "Apply failed",
                        "2026-11-21T09:00:00.000Z", null, 0, 0, 0, 0, 0, message, fault)));
        return AgentFigures.of(status, "http://127.0.0.1:1", OptionalLong.empty()).log().getFirst();
    }
}
