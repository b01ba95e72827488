package org.evertill.syncagent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.evertill.exchange.packages.PackageManifest;
import org.evertill.exchange.packages.PackageManifest.Frame;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class FrameDownloadTest {
    private static final int FRAME_BYTES = 2 * FrameDownload.SLICE_BYTES + 500_000;
    private static final Frame FIRST = new Frame(0, 1, 100, "0");
    private static final Frame SECOND = new Frame(1, 1, FRAME_BYTES, "1");
    private static final PackageManifest MANIFEST = new PackageManifest(PackageManifest.FULL_FORMAT, "reference", "S01",
            3, 0, 1, Instant.EPOCH, Instant.EPOCH, 2, "", Map.of(), Map.of(), 0, List.of(FIRST, SECOND));
    private static final Pattern RANGE = Pattern.compile("(?i)range: bytes=(\\d+)-(\\d+)");

    private final ManualTimers timers = new ManualTimers();
    private final ScaleUnitLine line = new ScaleUnitLine(timers, timers.clock());
    private final SyncCalls calls = new SyncCalls(line);
    private final byte[] bytes = new byte[FRAME_BYTES];
    private final List<Long> progress = new ArrayList<>();

    FrameDownloadTest() {
        new SplittableRandom(5).nextBytes(bytes);
    }

    @AfterEach
    void stop() {
        line.stop();
    }

    @Test
    void bringsAFrameInSlicesAndTellsHowFarThePackageIs() throws Exception {
        try (LyingPeer peer = new LyingPeer(this::range)) {
            assertThat(open(peer, 0).readAllBytes()).isEqualTo(bytes);
            assertThat(peer.heard()).extracting(LyingPeer.Heard::target)
                    .containsOnly("/api/v1/packages/reference/3/frames/1?edition=S01&schema=1").hasSize(3);
            assertThat(progress).containsExactly(100L, 100L + FrameDownload.SLICE_BYTES,
                    100L + 2 * FrameDownload.SLICE_BYTES, 100L + FRAME_BYTES);
        }
    }

    @Test
    void goesOnWhereABrokenFetchEnded() throws Exception {
        try (LyingPeer peer = new LyingPeer(this::range)) {
            assertThat(open(peer, 2_000_000).readAllBytes())
                    .isEqualTo(Arrays.copyOfRange(bytes, 2_000_000, FRAME_BYTES));
        }
    }

    @Test
    void takesItsSliceFromACacheThatKnowsNoRanges() throws Exception {
        LyingPeer.Behaviour whole = (request, socket) ->
                LyingPeer.respond(socket, 200, "Content-Type: application/octet-stream\r\n", bytes);
        try (LyingPeer peer = new LyingPeer(whole)) {
            assertThat(open(peer, 700_000).readAllBytes()).isEqualTo(Arrays.copyOfRange(bytes, 700_000, FRAME_BYTES));
        }
    }

    @Test
    void keepsWhatCameBeforeTheLineBroke() throws Exception {
        LyingPeer.Behaviour breaking = (request, socket) -> {
            if (rangeOf(request)[0] == 0) {
                range(request, socket);
            } else {
                LyingPeer.reset(socket);
            }
        };
        try (LyingPeer peer = new LyingPeer(breaking)) {
            InputStream in = open(peer, 0);
            assertThat(in.readNBytes(FrameDownload.SLICE_BYTES))
                    .isEqualTo(Arrays.copyOf(bytes, FrameDownload.SLICE_BYTES));
            assertThatThrownBy(in::read).isInstanceOf(IOException.class);
        }
    }

    @Test
    void refusesOtherLengthsThanItAskedFor() throws Exception {
        LyingPeer.Behaviour tooMuch = (request, socket) ->
                LyingPeer.respond(socket, 206, "Content-Type: application/octet-stream\r\n", new byte[12]);
        try (LyingPeer peer = new LyingPeer(tooMuch)) {
            assertThatThrownBy(() -> open(peer, 0).readAllBytes())
                    .isInstanceOf(IOException.class).hasMessageContaining("12 bytes");
        }
    }

    @Test
    void givesUpOnASliceThatDoesNotCome() throws Exception {
        LyingPeer.Behaviour stalling = (request, socket) -> {
            timers.advance(Duration.ofSeconds(60));
            LyingPeer.waitForHangUp(socket);
        };
        try (LyingPeer peer = new LyingPeer(stalling)) {
            assertThatThrownBy(() -> open(peer, 0).readAllBytes())
                    .isInstanceOf(IOException.class).hasMessageContaining("was not answered within");
        }
    }

    @Test
    void endsAtOnceWhenItIsCanceled() throws Exception {
        LyingPeer.Behaviour canceling = (request, socket) -> {
            calls.cancel();
            LyingPeer.waitForHangUp(socket);
        };
        try (LyingPeer peer = new LyingPeer(canceling)) {
            assertThatThrownBy(() -> open(peer, 0).readAllBytes()).isInstanceOf(CancellationException.class);
        }
    }

    private InputStream open(LyingPeer peer, long offset) {
        line.start();
        return new FrameDownload(new ScaleUnitClient(peer.address(), "t"), calls, MANIFEST, progress::add)
                .open(SECOND, offset);
    }

    private void range(LyingPeer.Heard request, java.net.Socket socket) throws IOException {
        int[] range = rangeOf(request);
        LyingPeer.respond(socket, 206, "Content-Type: application/octet-stream\r\n",
                Arrays.copyOfRange(bytes, range[0], range[1] + 1));
    }

    private static int[] rangeOf(LyingPeer.Heard request) {
        Matcher range = request.headers().stream().map(RANGE::matcher).filter(Matcher::matches).findFirst()
                .orElseThrow();
        return new int[] {Integer.parseInt(range.group(1)), Integer.parseInt(range.group(2))};
    }
}
