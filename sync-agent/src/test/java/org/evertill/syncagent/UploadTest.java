package org.evertill.syncagent;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.evertill.exchange.wire.SyncLogRequest.SyncLogEntry;
import org.evertill.exchange.wire.UploadRecord;
import org.evertill.exchange.wire.UploadRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is sent, when, and what is not. */
@Timeout(300)
class UploadTest {
    private static final Duration LONGER_THAN_ANY_WAIT = Duration.ofMinutes(6);

    @TempDir
    private Path folder;
    private SyncedRegister till;

    @BeforeEach
    void open() throws Exception {
        till = new SyncedRegister(folder);
    }

    @AfterEach
    void close() throws Exception {
        till.close();
    }

    @Test
    void sendsEverythingUnsentOldestFirstInBatches() {
        List<UUID> ids = till.commitSignOns(1_203);
        till.agent().start(false);
        till.settle();
        assertThat(till.channel().records().keySet()).containsExactlyElementsOf(texts(ids));
        assertThat(sizes()).containsExactly(500, 500, 203);
        assertThat(till.agent().status().unsent().records()).isZero();
    }

    @Test
    void keepsEnvelopesBelowTwoMegabytes() {
        till.commitSales(1_500);
        till.agent().start(false);
        till.settle();
        assertThat(till.channel().records()).hasSize(1_500);
        assertThat(till.peer().heard()).allMatch(request -> request.body().length() <= 2_000_000);
    }

    @Test
    void sendsACommitAtOnceWhenNothingStandsInTheWay() {
        till.agent().start(false);
        till.settle();
        UUID id = till.commitSignOns(1).getFirst();
        till.agent().wakeUpload();
        till.timers().runDue();
        assertThat(till.channel().records()).containsOnlyKeys(id.toString());
    }

    @Test
    void findsWithTheSyncIntervalWhatNobodyWokeItFor() {
        till.agent().start(false);
        till.settle();
        till.commitSignOns(1);
        till.timers().advance(Duration.ofSeconds(70));
        assertThat(till.channel().records()).hasSize(1);
    }

    @Test
    void aJournalThatCannotBeReadIsSaidInTheStatusAndSentOnceItCan() throws Exception {
        List<UUID> ids = till.commitSignOns(2);
        till.alterJournal("ALTER TABLE journal_record RENAME TO taken_away");
        till.agent().start(false);
        till.settle();
        assertThat(till.channel().records()).isEmpty();
        assertThat(till.agent().status().lastError())
                .contains("what is unsent stays here").contains("journal verify");
        assertThat(till.agent().status().lastFault()).isEqualTo(SyncFault.JOURNAL_UNREADABLE.name());
        till.alterJournal("ALTER TABLE taken_away RENAME TO journal_record");
        till.agent().syncNow();
        till.settle();
        assertThat(till.channel().records().keySet()).containsExactlyElementsOf(texts(ids));
        assertThat(till.agent().status().lastError()).isEmpty();
    }

    @Test
    void sendsNothingBeforeItIsStarted() {
        till.commitSignOns(1);
        till.agent().wakeUpload();
        till.agent().syncNow();
        till.timers().advance(LONGER_THAN_ANY_WAIT);
        assertThat(till.peer().heard()).isEmpty();
        assertThat(till.agent().status().unsent().records()).isEqualTo(1);
    }

    @Test
    void sendsNothingWhileDisconnectedAndEverythingAfterwards() {
        till.agent().start(true);
        till.commitSignOns(2);
        till.agent().wakeUpload();
        till.agent().syncNow();
        till.timers().advance(LONGER_THAN_ANY_WAIT);
        assertThat(till.peer().heard()).isEmpty();
        assertThat(till.agent().status().uploading()).isEqualTo(WorkerState.DISCONNECTED);
        till.agent().disconnected(false);
        till.settle();
        assertThat(till.channel().records()).hasSize(2);
    }

    @Test
    void endsARunningUploadWhenAWorkerDisconnectsAndSendsItAgainLater() {
        till.commitSignOns(2);
        till.channel().lies((request, socket) -> {
            if (request.isFor("/api/v1/transactions")) {
                till.agent().disconnected(true);
                LyingPeer.waitForHangUp(socket);
            }
            return false;
        });
        till.agent().start(false);
        till.settle();
        assertThat(till.agent().status().uploading()).isEqualTo(WorkerState.DISCONNECTED);
        assertThat(till.agent().status().unsent().records()).isEqualTo(2);
        till.channel().tellsTheTruth();
        till.agent().disconnected(false);
        till.settle();
        assertThat(till.channel().records()).hasSize(2);
        assertThat(till.agent().status().unsent().records()).isZero();
    }

    @Test
    void aRecordStoredWhileAnUploadRunsIsInTheNext() {
        till.commitSignOns(2);
        till.channel().lies((request, socket) -> {
            if (request.isFor("/api/v1/transactions")) {
                till.channel().tellsTheTruth();
                till.commitSignOns(1);
            }
            return false;
        });
        till.agent().start(false);
        till.settle();
        assertThat(till.channel().records()).hasSize(3);
        assertThat(till.agent().status().unsent().records()).isZero();
    }

    @Test
    void takesTheSameWordForARecordThatArrivedBeforeTheLineBroke() {
        till.commitSignOns(3);
        till.channel().lies((request, socket) -> {
            if (!request.isFor("/api/v1/transactions")) {
                return false;
            }
            till.channel().tellsTheTruth();
            till.channel().receive(ScriptedChannel.envelope(request));
            LyingPeer.reset(socket);
            return true;
        });
        till.agent().start(false);
        till.timers().advance(LONGER_THAN_ANY_WAIT);
        assertThat(till.channel().records()).hasSize(3);
        assertThat(till.agent().status().unsent().records()).isZero();
        assertThat(till.agent().status().setAside().count()).isZero();
    }

    @Test
    void waitsAsLongAsTheScaleUnitAsksAndACommitDoesNotCutThatShort() {
        till.commitSignOns(1);
        busyFor(90);
        till.agent().start(false);
        till.settle();
        till.channel().tellsTheTruth();
        till.commitSignOns(1);
        till.agent().wakeUpload();
        till.timers().advance(Duration.ofSeconds(89));
        assertThat(till.channel().records()).isEmpty();
        till.timers().advance(Duration.ofSeconds(50));
        assertThat(till.channel().records()).hasSize(2);
    }

    @Test
    void syncNowCutsAWaitShort() {
        till.commitSignOns(1);
        busyFor(3_000);
        till.agent().start(false);
        till.settle();
        till.channel().tellsTheTruth();
        till.agent().syncNow();
        till.settle();
        assertThat(till.channel().records()).hasSize(1);
    }

    @Test
    void givesUpOnAPeerThatNeverAnswersAndTriesAgain() {
        till.commitSignOns(1);
        till.channel().lies((request, socket) -> {
            if (request.isFor("/api/v1/transactions")) {
                till.channel().tellsTheTruth();
                // The peer hangs on; it is the deadline that ends the call.
                till.timers().advance(Duration.ofSeconds(61));
                LyingPeer.waitForHangUp(socket);
            }
            return false;
        });
        till.agent().start(false);
        till.settle();
        assertThat(till.agent().status().unsent().records()).isEqualTo(1);
        till.timers().advance(LONGER_THAN_ANY_WAIT);
        assertThat(till.agent().status().unsent().records()).isZero();
    }

    @Test
    void logsWhatMovedAndWhatFailedAndReportsBoth() {
        till.commitSignOns(4);
        busyFor(1);
        till.agent().start(false);
        till.settle();
        till.channel().tellsTheTruth();
        till.timers().advance(LONGER_THAN_ANY_WAIT);
        List<SyncLogEntry> up = till.agent().status().log().stream()
                .filter(entry -> entry.direction().equals("up")).toList();
        assertThat(up).extracting(SyncLogEntry::state).containsExactly("Uploaded", "Upload failed");
        assertThat(up.getFirst().rowsUpOk()).isEqualTo(4);
        assertThat(up.getFirst().job()).isEqualTo("P-0001");
        assertThat(till.channel().reported()).containsAll(up);
        assertThat(till.log().unreported(9)).isEmpty();
    }

    @Test
    void tellsALongOutageInOneRow() {
        till.commitSignOns(1);
        till.channel().lies((request, socket) -> {
            LyingPeer.answering(503, "text/plain", "down").serve(request, socket);
            return true;
        });
        till.agent().start(false);
        till.timers().advance(Duration.ofHours(2));
        assertThat(till.agent().status().log()).filteredOn(entry -> entry.direction().equals("up")).hasSize(1);
        assertThat(till.agent().status().lastAttempt().orElseThrow())
                .isAfter(ManualTimers.BEGIN.plus(Duration.ofHours(1)));
        assertThat(till.agent().status().lastError()).contains("503");
    }

    private void busyFor(int seconds) {
        till.channel().lies((request, socket) -> {
            LyingPeer.respond(socket, 503, "Retry-After: " + seconds + "\r\n", new byte[0]);
            return true;
        });
    }

    private List<Integer> sizes() {
        return till.channel().envelopes().stream().map(UploadRequest::records).map(List<UploadRecord>::size).toList();
    }

    private static List<String> texts(List<UUID> ids) {
        return ids.stream().map(UUID::toString).toList();
    }
}
