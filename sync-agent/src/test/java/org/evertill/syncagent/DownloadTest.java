package org.evertill.syncagent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.evertill.exchange.facts.RegisterReader;
import org.evertill.exchange.packages.Generation;
import org.evertill.exchange.packages.PackageFixture;
import org.evertill.exchange.packages.SmallStore;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.Row;
import org.evertill.exchange.tables.Timestamps;
import org.evertill.exchange.wire.DownloadState;
import org.evertill.exchange.wire.RegisterReportRequest;
import org.evertill.exchange.wire.SyncLogRequest.SyncLogEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class DownloadTest {
    private static final Duration LONGER_THAN_ANY_WAIT = Duration.ofMinutes(6);
    private static final Duration NEXT_LOOK = Duration.ofSeconds(70);

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
    void installsBothPackagesThePrivateOneFirst() throws Exception {
        till.publishPackages(4);
        till.agent().start(false);
        till.settle();
        assertThat(till.installed()).extracting(Generation::kind)
                .containsExactly(DatabaseKind.PRIVATE, DatabaseKind.REFERENCE);
        assertThat(till.agent().status().packages())
                .extracting(PackageProgress::state, PackageProgress::installedVersion, PackageProgress::bytesToDownload)
                .containsOnly(tuple(DownloadState.APPLIED, 4L, 0L));
        assertThat(till.agent().status().databaseBytes()).isGreaterThan(
                till.store(DatabaseKind.PRIVATE).current().orElseThrow().bytes()
                        + till.store(DatabaseKind.REFERENCE).current().orElseThrow().bytes());
    }

    @Test
    void tellsHeadquartersWhereItStandsThoughNobodySells() throws Exception {
        till.publishPackages(4);
        till.agent().start(false);
        till.settle();
        String group = till.installed().getLast().dataGroup();
        String now = Timestamps.text(ManualTimers.BEGIN);
        assertThat(till.channel().report()).isEqualTo(new RegisterReportRequest(group, 4, group, 4, 0, null,
                new RegisterReportRequest.Downloads("Applied", 0, List.of(), now, now, null)));
    }

    @Test
    void eachLookMeasuresHowSoonTheScaleUnitAnswers() throws Exception {
        assertThat(till.line().latencyMillis()).isEmpty();
        till.agent().start(false);
        till.settle();
        assertThat(till.line().latencyMillis()).as("nobody has asked for a product").isPresent();
    }

    @Test
    void tellsEveryStepOnTheWay() throws Exception {
        till.publishPackages(1);
        till.agent().start(false);
        till.settle();
        List<DownloadState> steps = till.statuses().stream()
                .filter(status -> !status.packages().isEmpty())
                .map(status -> status.packages().getLast().state())
                .toList();
        assertThat(steps).containsSubsequence(DownloadState.STARTED, DownloadState.AVAILABLE, DownloadState.REQUESTED,
                DownloadState.DOWNLOADED, DownloadState.APPLIED);
    }

    @Test
    void logsWhatItInstalledAndReportsIt() throws Exception {
        till.publishPackages(2);
        till.agent().start(false);
        till.settle();
        List<SyncLogEntry> down = till.agent().status().log();
        assertThat(down).extracting(SyncLogEntry::state).containsExactly("Applied", "Applied");
        assertThat(down).extracting(SyncLogEntry::message).containsExactly("reference 2", "private 2");
        assertThat(down).allMatch(entry -> entry.rowsDownOk() > 0 && entry.bytes() > 0 && entry.job().equals("9999"));
        assertThat(till.channel().reported()).containsExactlyInAnyOrderElementsOf(down);
    }

    @Test
    void fetchesNothingThatIsInstalledAlreadyAndANewerOneWithTheNextLook() throws Exception {
        till.publishPackages(1);
        till.agent().start(false);
        till.settle();
        long frames = framesAsked();
        till.timers().advance(NEXT_LOOK);
        assertThat(framesAsked()).isEqualTo(frames);
        assertThat(till.agent().status().packages()).allMatch(part -> part.state() == DownloadState.NO_DATA);
        till.publishPackages(2);
        till.timers().advance(NEXT_LOOK);
        assertThat(till.installed()).extracting(Generation::version).containsExactly(1L, 1L, 2L, 2L);
    }

    @Test
    void writesNoRowForALookThatFoundNothing() throws Exception {
        till.agent().start(false);
        till.timers().advance(LONGER_THAN_ANY_WAIT);
        assertThat(till.agent().status().log()).isEmpty();
        assertThat(till.agent().status().lastSuccess()).isPresent();
    }

    @Test
    void bringsBackFilesThatWereThrownAway() throws Exception {
        till.publishPackages(1);
        till.agent().start(false);
        till.settle();
        Path thrownAway = till.store(DatabaseKind.REFERENCE).current().orElseThrow().path();
        till.close();
        Files.delete(thrownAway);
        till = new SyncedRegister(folder);
        till.publishPackages(1);
        till.agent().start(false);
        till.settle();
        assertThat(till.installed()).extracting(Generation::kind).containsExactly(DatabaseKind.REFERENCE);
    }

    @Test
    void bringsNoReferenceDataToARegisterThatDoesNotSupportOffline() throws Exception {
        List<Row> rows = SmallStore.rows(DatabaseKind.PRIVATE).stream()
                .map(row -> row.table() == ChannelTables.REGISTER
                        ? Row.of(ChannelTables.REGISTER, SmallStore.STORE, SmallStore.REGISTER, "Till 1", false, "p")
                        : row)
                .toList();
        till.publishPackages(1);
        till.channel().publish("private", till.headquarters().write(DatabaseKind.PRIVATE, 7, rows));
        till.agent().start(false);
        till.settle();
        assertThat(till.installed()).extracting(Generation::kind).containsExactly(DatabaseKind.PRIVATE);
        assertThat(till.agent().status().packages().getLast().state()).isEqualTo(DownloadState.SUSPENDED);
        try (var reader = till.store(DatabaseKind.PRIVATE).reader().orElseThrow()) {
            assertThat(new RegisterReader(reader.connection()).register(SmallStore.STORE, SmallStore.REGISTER))
                    .hasValueSatisfying(register -> assertThat(register.supportOffline()).isFalse());
        }
    }

    @Test
    void refusesAPackageOfAnotherHeadquartersAndGoesOnWithWhatItHas() throws Exception {
        till.publishPackages(1);
        till.agent().start(false);
        till.settle();
        PackageFixture stranger = new PackageFixture(folder.resolve("stranger"));
        till.channel().publish("reference", stranger.write(DatabaseKind.REFERENCE, 9));
        till.timers().advance(NEXT_LOOK);
        assertThat(till.store(DatabaseKind.REFERENCE).current().orElseThrow().version()).isEqualTo(1);
        assertThat(till.agent().status().log().getFirst()).satisfies(entry -> {
            assertThat(entry.state()).isEqualTo("Apply failed");
            assertThat(entry.message()).contains("not signed");
        });
    }

    @Test
    void restsAfterThreeFailuresUntilSyncNowOrTheNextLook() throws Exception {
        till.publishPackages(1);
        AtomicInteger asked = new AtomicInteger();
        till.channel().lies((request, socket) -> {
            boolean manifest = request.target().contains("/newest");
            if (manifest) {
                asked.incrementAndGet();
                LyingPeer.problem(409, "package-failed", "").serve(request, socket);
            }
            return manifest;
        });
        till.agent().start(false);
        while (till.agent().status().downloading() != WorkerState.WAITING
                || till.agent().status().packages().getFirst().state() != DownloadState.SUSPENDED) {
            till.timers().advance(Duration.ofSeconds(1));
        }
        assertThat(asked).hasValue(3);
        till.channel().tellsTheTruth();
        till.agent().syncNow();
        till.settle();
        assertThat(till.installed()).hasSize(2);
    }

    @Test
    void stopsFetchingABadPackageOverAndOver() throws Exception {
        till.publishPackages(1);
        till.channel().lies((request, socket) -> {
            boolean frame = request.target().contains("/reference/") && request.target().contains("/frames/");
            if (frame) {
                int length = length(request);
                LyingPeer.respond(socket, 206, "Content-Type: application/octet-stream\r\n", new byte[length]);
            }
            return frame;
        });
        till.agent().start(false);
        till.timers().advance(Duration.ofHours(1));
        long frames = framesAsked("reference");
        assertThat(frames).isEqualTo(3);
        assertThat(till.agent().status().packages().getLast().state()).isEqualTo(DownloadState.SUSPENDED);
        till.channel().tellsTheTruth();
        till.agent().syncNow();
        till.settle();
        assertThat(till.installed()).hasSize(2);
    }

    @Test
    void endsARunningDownloadWhenAWorkerDisconnects() throws Exception {
        till.publishPackages(1);
        till.channel().lies((request, socket) -> {
            if (request.target().contains("/frames/")) {
                till.agent().disconnected(true);
                LyingPeer.waitForHangUp(socket);
            }
            return false;
        });
        till.agent().start(false);
        till.settle();
        assertThat(till.agent().status().downloading()).isEqualTo(WorkerState.DISCONNECTED);
        assertThat(till.agent().status().packages().getFirst().state()).isEqualTo(DownloadState.CANCELED);
        assertThat(till.installed()).isEmpty();
        till.channel().tellsTheTruth();
        till.agent().disconnected(false);
        till.settle();
        assertThat(till.installed()).hasSize(2);
    }

    @Test
    void leavesABusyScaleUnitAloneAsLongAsItAsksAndSellsMeanwhile() throws Exception {
        till.publishPackages(1);
        till.channel().lies((request, socket) -> {
            LyingPeer.respond(socket, 503, "Retry-After: 600\r\n", new byte[0]);
            return true;
        });
        till.agent().start(false);
        till.settle();
        till.channel().tellsTheTruth();
        till.commitSales(3);
        till.timers().advance(Duration.ofSeconds(598));
        assertThat(till.peer().heard()).filteredOn(request -> request.isFor("/api/v1/offline-profile")).hasSize(1);
        assertThat(till.channel().records()).as("sales go up meanwhile").hasSize(3);
        assertThat(till.installed()).isEmpty();
        assertThat(till.agent().status().lastError()).contains("503");
        till.timers().advance(Duration.ofSeconds(310));
        assertThat(till.installed()).hasSize(2);
        assertThat(till.agent().status().lastError()).isEmpty();
    }

    @Test
    void triesAgainByItselfAfterAnOutage() throws Exception {
        till.publishPackages(1);
        till.channel().lies((request, socket) -> {
            LyingPeer.reset(socket);
            return true;
        });
        till.agent().start(false);
        till.timers().advance(Duration.ofHours(1));
        assertThat(till.agent().status().downloading()).isEqualTo(WorkerState.WAITING);
        till.channel().tellsTheTruth();
        till.timers().advance(LONGER_THAN_ANY_WAIT);
        assertThat(till.installed()).hasSize(2);
        assertThat(till.agent().status().lastError()).isEmpty();
    }

    private long framesAsked() {
        return framesAsked("");
    }

    private long framesAsked(String kind) {
        return till.peer().heard().stream()
                .filter(request -> request.target().contains("/packages/" + kind)
                        && request.target().contains("/frames/"))
                .count();
    }

    private static int length(LyingPeer.Heard request) {
        String range = request.headers().stream().filter(line -> line.startsWith("Range:")).findFirst().orElseThrow();
        int[] ends = Arrays.stream(range.substring("Range: bytes=".length()).split("-"))
                .mapToInt(Integer::parseInt).toArray();
        return ends[1] - ends[0] + 1;
    }
}
