package org.evertill.syncagent;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.evertill.exchange.wire.SyncLogRequest.SyncLogEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A register that nobody sells at, and whose looks meet no scale unit: it says so, once for each reason. */
@Timeout(300)
class FailedLooksTest {
    private static final byte[] PAGE = "<html>Sign in</html>".getBytes(StandardCharsets.UTF_8);

    /** The first packages, one of either kind. */
    private static final int FIRST = 2;
    private static final Duration SPREAD =
            Duration.ofMillis(SyncedRegister.PROFILE.firstContactSpreadMillis()).plusSeconds(1);

    @TempDir
    private Path folder;
    private SyncedRegister till;

    /** What stands where the scale unit was, and what that is called. */
    enum Stranger {
        NO_CONNECTION, NOT_A_SCALE_UNIT, SERVER_ERROR;

        void answer(Socket socket) throws Exception {
            switch (this) {
                case NO_CONNECTION -> LyingPeer.reset(socket);
                case NOT_A_SCALE_UNIT -> LyingPeer.respond(socket, 200, "Content-Type: text/html\r\n", PAGE);
                case SERVER_ERROR -> LyingPeer.respond(socket, 503, "Retry-After: 2\r\n", new byte[0]);
            }
        }
    }

    @BeforeEach
    void installTheFirstPackages() throws Exception {
        till = new SyncedRegister(folder);
        till.publishPackages(1);
        till.agent().start(false);
        till.settle();
    }

    @AfterEach
    void close() throws Exception {
        till.close();
    }

    @ParameterizedTest
    @EnumSource(Stranger.class)
    void isARowWithItsReasonHoweverLongItLasts(Stranger stranger) {
        int rows = till.agent().status().log().size();
        meets(stranger);
        till.timers().advance(Duration.ofMinutes(2));
        SyncLogEntry newest = till.agent().status().log().getFirst();
        assertThat(newest.fault()).isEqualTo(stranger.name());
        assertThat(newest.message()).isNotEmpty();
        till.timers().advance(Duration.ofHours(1));
        assertThat(till.agent().status().log()).hasSize(rows + 1);
        assertThat(till.agent().status().silentSince()).get()
                .satisfies(since -> assertThat(since).isBefore(ManualTimers.BEGIN.plus(Duration.ofMinutes(2))));
    }

    @Test
    void isAnotherRowForAnotherReasonAndForTheSameOneLater() {
        int rows = till.agent().status().log().size();
        meets(Stranger.NOT_A_SCALE_UNIT);
        till.timers().advance(Duration.ofMinutes(10));
        meets(Stranger.SERVER_ERROR);
        till.timers().advance(Duration.ofMinutes(10));
        till.channel().tellsTheTruth();
        till.timers().advance(Duration.ofMinutes(10));
        assertThat(till.agent().status().silentSince()).isEmpty();
        assertThat(till.agent().status().lastFault()).isEmpty();
        meets(Stranger.SERVER_ERROR);
        till.timers().advance(Duration.ofMinutes(10));
        assertThat(till.agent().status().log().stream().limit(till.agent().status().log().size() - rows))
                .extracting(SyncLogEntry::fault)
                .containsExactly("SERVER_ERROR", "SERVER_ERROR", "NOT_A_SCALE_UNIT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/transactions", "/api/v1/offline-profile"})
    void whoHearsTheScaleUnitFirstAfterAnOutageTellsTheOther(String first) throws Exception {
        anHourWithout();
        AtomicBoolean isHeard = new AtomicBoolean();
        till.channel().lies((request, socket) -> {
            if (isHeard.get() || request.isFor(first)) {
                isHeard.set(true);
                return false;
            }
            LyingPeer.reset(socket);
            return true;
        });
        while (!isHeard.get()) {
            till.timers().advance(Duration.ofSeconds(1));
        }
        till.timers().advance(SPREAD);
        assertThat(till.channel().records()).hasSize(1);
        assertThat(till.installed()).hasSizeGreaterThan(FIRST);
    }

    @Test
    void noneWaitsLongerThanTheSpreadOnceTheRegisterIsOnlineAgain() throws Exception {
        anHourWithout();
        till.agent().lineIsBack();
        till.timers().advance(SPREAD);
        assertThat(till.channel().records()).hasSize(1);
        assertThat(till.installed()).hasSizeGreaterThan(FIRST);
    }

    @Test
    void theFirstSaleAfterAnOutageInWhichNobodySoldBringsThePackages() throws Exception {
        meets(Stranger.NO_CONNECTION);
        till.timers().advance(Duration.ofHours(1));
        till.publishPackages(2);
        till.channel().tellsTheTruth();
        till.commitSignOns(1);
        till.agent().wakeUpload();
        till.timers().advance(SPREAD);
        assertThat(till.installed()).hasSizeGreaterThan(FIRST);
    }

    @Test
    void theNewsOfTheSyncLogComeWhenTheScaleUnitHasAskedForThem() {
        till.channel().lies((request, socket) -> {
            if (request.isFor("/api/v1/sync-log")) {
                LyingPeer.respond(socket, 503, "Retry-After: 600\r\n", new byte[0]);
                return true;
            }
            return false;
        });
        till.commitSignOns(1);
        till.agent().wakeUpload();
        till.timers().advance(Duration.ofMinutes(9));
        assertThat(till.peer().heard().stream().filter(request -> request.isFor("/api/v1/sync-log")
                && request.body().contains("P-0001"))).hasSize(1);
        till.channel().tellsTheTruth();
        till.commitSignOns(1);
        till.agent().wakeUpload();
        till.settle();
        assertThat(till.channel().records()).as("sales go up meanwhile").hasSize(2);
        till.timers().advance(Duration.ofMinutes(3));
        assertThat(till.log().unreported(1)).isEmpty();
    }

    /** So long that whoever looks in vain leaves minutes in between; a record and newer packages wait at its end. */
    private void anHourWithout() throws Exception {
        meets(Stranger.NO_CONNECTION);
        till.commitSignOns(1);
        till.agent().wakeUpload();
        till.timers().advance(Duration.ofHours(1));
        assertThat(till.installed()).hasSize(FIRST);
        till.publishPackages(2);
        till.channel().tellsTheTruth();
    }

    private void meets(Stranger stranger) {
        till.channel().lies((request, socket) -> {
            stranger.answer(socket);
            return true;
        });
    }
}
