package org.evertill.syncagent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import org.evertill.exchange.packages.Generation;
import org.evertill.exchange.packages.SmallStore;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.Row;
import org.evertill.exchange.wire.DownloadState;
import org.evertill.exchange.wire.SyncLogRequest.SyncLogEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server that sends a frame byte by byte, never quite silent and never done. */
@Timeout(300)
class DrippingFrameTest {
    private static final int DROPS = 500;
    private static final String SECOND_SLICE = "bytes=" + FrameDownload.SLICE_BYTES + "-";

    @TempDir
    private Path folder;
    private SyncedRegister till;
    private final List<String> asked = new CopyOnWriteArrayList<>();

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

    @Test
    void aFrameThatDripsEndsByItsDeadlineAndGoesOnFromWhereItWas() throws Exception {
        till.channel().publish("reference", till.headquarters().write(DatabaseKind.REFERENCE, 2, moreThanOneSlice()));
        till.channel().lies((request, socket) -> {
            if (!request.target().contains("/packages/reference/2/frames/")) {
                return false;
            }
            asked.add(rangeOf(request));
            if (!rangeOf(request).startsWith(SECOND_SLICE)) {
                return false;
            }
            till.commitSales(1);
            drip(socket);
            return true;
        });
        till.agent().syncNow();
        till.settle();

        assertThat(asked).as("the first slice came, the second dripped").hasSize(2);
        assertThat(reference()).isEqualTo(1);
        assertThat(till.agent().status().lastError()).contains("/frames/0 was not answered within 60000 ms");
        assertThat(till.agent().status().packages().getLast().state().isFailure()).isTrue();
        assertThat(till.agent().status().log()).filteredOn(entry -> entry.fault() != null)
                .extracting(SyncLogEntry::state, SyncLogEntry::fault)
                .containsExactly(tuple(DownloadState.DOWNLOAD_FAILED.word(), SyncFault.NO_ANSWER.name()));

        till.channel().lies((request, socket) -> {
            if (request.target().contains("/frames/")) {
                asked.add(rangeOf(request));
            }
            return false;
        });
        till.agent().syncNow();
        till.settle();
        assertThat(reference()).isEqualTo(2);
        assertThat(asked.subList(2, asked.size())).as("the first slice is not fetched again")
                .allMatch(range -> range.startsWith(SECOND_SLICE)).hasSize(1);
        assertThat(till.channel().records()).as("the sale made while it dripped").hasSize(1);
    }

    /** A part of what is due, drop by drop, until the deadline has passed and the register hangs up. */
    private void drip(Socket socket) throws Exception {
        socket.setTcpNoDelay(true);
        socket.getOutputStream().write(("HTTP/1.1 206 Partial Content\r\nContent-Type: application/octet-stream\r\n"
                + "Content-Length: " + FrameDownload.SLICE_BYTES + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        for (int drop = 0; drop < DROPS; drop++) {
            socket.getOutputStream().write(0);
            socket.getOutputStream().flush();
        }
        till.timers().advance(Duration.ofSeconds(60));
        LyingPeer.waitForHangUp(socket);
    }

    private long reference() {
        return till.store(DatabaseKind.REFERENCE).current().map(Generation::version).orElseThrow();
    }

    private static String rangeOf(LyingPeer.Heard request) {
        return request.headers().stream().filter(line -> line.toLowerCase(Locale.ROOT).startsWith("range:"))
                .map(line -> line.substring("range:".length()).strip()).findFirst().orElseThrow();
    }

    /** The small store, with one row that cannot be compressed below a slice. */
    private static List<Row> moreThanOneSlice() {
        byte[] noise = new byte[FrameDownload.SLICE_BYTES * 3 / 2];
        new SplittableRandom(11).nextBytes(noise);
        List<Row> rows = new ArrayList<>(SmallStore.rows(DatabaseKind.REFERENCE));
        rows.add(Row.of(ChannelTables.CATEGORY, "noise", Base64.getEncoder().encodeToString(noise), "grey", 9L));
        return rows;
    }
}
