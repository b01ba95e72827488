package org.evertill.scaleunit.channel.remote;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.evertill.exchange.packages.FrameSource;
import org.evertill.exchange.packages.PackageFixture;
import org.evertill.exchange.packages.PackageManifest;
import org.evertill.exchange.security.TrustedCertificates;
import org.evertill.exchange.tables.DatabaseKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How headquarters is called on a slow line. */
class RemoteHeadquartersTest {
    private static final byte[] BYTES = "the bytes of a frame".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private volatile boolean knowsRanges;
    private HttpServer server;

    @BeforeEach
    void listen() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theRestOfAFrameIsWhatIsAskedForAndGiven(boolean ranges) throws Exception {
        knowsRanges = ranges;
        PackageManifest manifest = PackageManifest.ofJson(new PackageFixture(folder)
                .write(DatabaseKind.REFERENCE, 1).signedManifest().orElseThrow().manifest());
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        try (RemoteHeadquarters headquarters = new RemoteHeadquarters(new HeadquartersAddress(address), "token",
                "0107", TrustedCertificates.OF_THE_SYSTEM, Clock.systemUTC())) {
            FrameSource frames = headquarters.link().frames().of(DatabaseKind.REFERENCE, manifest);
            try (InputStream rest = frames.open(manifest.frames().getFirst(), 4)) {
                assertThat(rest).hasContent("bytes of a frame");
            }
        }
        assertThat(asked).containsExactly("bytes=4-");
    }

    @Test
    void whatIsLongHasTheTimeItTakesOnASlowLineAndNoMore() {
        long frame = 8L << 20;
        assertThat(RemoteHeadquarters.longest(frame)).isBetween(Duration.ofSeconds(frame * 8 / 64_000),
                Duration.ofMinutes(20));
        assertThat(RemoteHeadquarters.longest(0)).isLessThanOrEqualTo(Duration.ofMinutes(1));
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestHeaders().getFirst("Range"));
        int from = knowsRanges ? 4 : 0;
        exchange.sendResponseHeaders(knowsRanges ? 206 : 200, BYTES.length - from);
        exchange.getResponseBody().write(BYTES, from, BYTES.length - from);
        exchange.close();
    }
}
