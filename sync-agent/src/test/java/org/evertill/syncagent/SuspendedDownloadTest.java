package org.evertill.syncagent;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.evertill.commerce.connection.OfflineProfile;
import org.evertill.commerce.connection.OfflineProfileField;
import org.evertill.exchange.packages.Generation;
import org.evertill.exchange.packages.PackageFault;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.Timestamps;
import org.evertill.exchange.wire.DownloadOrder;
import org.evertill.exchange.wire.DownloadState;
import org.evertill.exchange.wire.RegisterReportRequest.Downloads;
import org.evertill.exchange.wire.RegisterReportRequest.GivenOrder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A register whose package was refused three times lets that package lie, and goes on looking at each sync interval: it
 * reports, hears of orders and takes what is newer.
 */
@Timeout(300)
class SuspendedDownloadTest {
    private static final OfflineProfile QUICK = SyncedRegister.PROFILE
            .with(OfflineProfileField.SYNC_INTERVAL, 5_000);
    /** The interval and the tenth that it may be longer. */
    private static final Duration LOOK = Duration.ofMillis(5_500);
    private static final Duration TWO_LOOKS = LOOK.multipliedBy(2);
    private static final Duration THREE_TRIES = LOOK.multipliedBy(4);

    @TempDir
    private Path folder;
    private SyncedRegister till;

    @BeforeEach
    void damageThePrivatePackage() throws Exception {
        till = new SyncedRegister(folder);
        till.channel().publish(QUICK);
        till.publishPackages(1);
        till.agent().start(false);
        till.settle();
        till.publishPackages(2);
        till.channel().lies((request, socket) -> {
            boolean frame = request.target().contains("/private/2") && request.target().contains("/frames/");
            if (frame) {
                LyingPeer.respond(socket, 206, "Content-Type: application/octet-stream\r\n",
                        new byte[request.askedBytes()]);
            }
            return frame;
        });
        till.agent().syncNow();
        till.settle();
    }

    @AfterEach
    void close() throws Exception {
        till.close();
    }

    @Test
    void looksAtEachIntervalFromItsFirstFailureOn() {
        for (int interval = 1; interval <= 20; interval++) {
            long before = looks();
            till.timers().advance(LOOK);
            assertThat(looks()).as("reports in interval %d", interval).isGreaterThan(before);
        }
    }

    @Test
    void whoeverPressesSyncNowWhileItTriesHasItTriedOnceMoreAtOnce() {
        till.timers().advance(THREE_TRIES);
        long before = looks();
        till.channel().lies((request, socket) -> {
            if (request.isFor("/api/v1/offline-profile") && looks() == before) {
                till.agent().syncNow();
            }
            if (request.target().contains("/packages/")) {
                LyingPeer.reset(socket);
                return true;
            }
            return false;
        });
        till.agent().syncNow();
        till.settle();
        assertThat(looks()).isGreaterThanOrEqualTo(before + 2);
    }

    @Test
    void leavesItAloneAfterThreeTries() {
        till.timers().advance(THREE_TRIES);
        assertThat(state(DatabaseKind.PRIVATE)).isEqualTo(DownloadState.SUSPENDED);
        long fetched = framesAsked();
        long looks = looks();
        till.timers().advance(TWO_LOOKS);
        assertThat(looks()).isGreaterThanOrEqualTo(looks + 2);
        assertThat(framesAsked()).isEqualTo(fetched);
        assertThat(told().state()).isEqualTo("Suspended");
    }

    @Test
    void whatIsLeftAloneHasNotGoneWellForWhoeverLooks() throws Exception {
        Instant well = till.agent().status().lastSuccess().orElseThrow();
        till.timers().advance(Duration.ofMinutes(1));
        assertThat(till.agent().status().lastSuccess()).contains(well);
        assertThat(till.agent().status().lastFault()).isEqualTo(PackageFault.FRAME_ALTERED.name());
        assertThat(told().lastSuccessAt()).isEqualTo(Timestamps.text(well));
        till.publishPackages(3);
        till.timers().advance(TWO_LOOKS);
        assertThat(till.agent().status().lastFault()).isEmpty();
        assertThat(told().lastSuccessAt()).isGreaterThan(Timestamps.text(well));
    }

    @Test
    void takesWhatIsNewerWithItsNextLook() throws Exception {
        till.timers().advance(THREE_TRIES);
        till.publishPackages(3);
        till.timers().advance(TWO_LOOKS);
        assertThat(till.store(DatabaseKind.PRIVATE).current()).map(Generation::version).contains(3L);
    }

    @Test
    void hearsThatHeadquartersWantsItTriedAgain() {
        till.timers().advance(THREE_TRIES);
        till.channel().tellsTheTruth();
        till.channel().orders(new DownloadOrder("order-1", DownloadOrder.Kind.RETRY));
        till.timers().advance(TWO_LOOKS);
        assertThat(told().order()).isEqualTo(new GivenOrder("order-1", true));
        assertThat(till.store(DatabaseKind.PRIVATE).current()).map(Generation::version).contains(2L);
    }

    private DownloadState state(DatabaseKind kind) {
        return till.agent().status().packages().stream().filter(part -> part.kind() == kind).findFirst().orElseThrow()
                .state();
    }

    private Downloads told() {
        return Objects.requireNonNull(Objects.requireNonNull(till.channel().report()).downloads());
    }

    private long looks() {
        return till.peer().heard().stream().filter(request -> request.isFor("/api/v1/register-report")).count();
    }

    private long framesAsked() {
        return till.peer().heard().stream().filter(request -> request.target().contains("/frames/")).count();
    }
}
