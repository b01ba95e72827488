package org.evertill.verification.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultProxyTest {

    private static final int PATIENCE_MS = 60_000;
    private static final int SILENCE_MS = 150;

    private RawServer server;
    private FaultProxy proxy;

    @BeforeEach
    void openProxy() throws IOException {
        server = new RawServer();
        proxy = FaultProxy.before(server.address());
    }

    @AfterEach
    void closeProxy() throws IOException {
        proxy.close();
        server.close();
    }

    @Test
    void passesRequestAndAnswerThroughAndTheEndToo() throws Exception {
        try (Socket client = connect()) {
            send(client, "one");
            assertThat(read(client, 14)).isEqualTo("answer to one\n");
            client.shutdownOutput();
            assertThat(client.getInputStream().read()).isEqualTo(-1);
        }
        assertThat(proxy.fired()).isEmpty();
    }

    @Test
    void refusesNewConnectionsAndResetsLiveOnes() throws Exception {
        try (Socket live = connect()) {
            exchange(live, "before");
            proxy.set(Fault.refuse());
            assertReset(live);
        }
        assertThatThrownBy(this::connect).isInstanceOf(ConnectException.class);
        assertThat(proxy.fired()).containsEntry(Fault.Kind.REFUSE, 2L);
    }

    @Test
    void listensOnTheSamePortAgainAfterARefusal() throws Exception {
        for (int turn = 0; turn < 20; turn++) {
            proxy.set(Fault.refuse());
            assertThatThrownBy(this::connect).isInstanceOf(ConnectException.class);
            proxy.set(Fault.pass());
            try (Socket client = connect()) {
                exchange(client, "turn " + turn);
            }
        }
    }

    @Test
    void resetsNewConnectionsAtOnce() throws Exception {
        proxy.set(Fault.reset());
        assertNewConnectionIsReset();
        assertThat(proxy.fired()).containsEntry(Fault.Kind.RESET, 1L);
        assertThat(server.nextRequest(SILENCE_MS)).isNull();
    }

    @Test
    void keepsSilentToNewConnectionsWhileHanging() throws Exception {
        proxy.set(Fault.hang());
        try (Socket client = connect()) {
            send(client, "anybody there");
            assertSilent(client);
            assertThat(server.nextRequest(SILENCE_MS)).isNull();
        }
        assertThat(proxy.fired()).containsEntry(Fault.Kind.HANG, 1L);
    }

    @Test
    void holdsBytesOfLiveConnectionsWhileHangingAndDeliversThemWhenTheLineIsBack() throws Exception {
        try (Socket client = connect()) {
            exchange(client, "before");
            assertThat(server.nextRequest(PATIENCE_MS)).isEqualTo("before");
            proxy.set(Fault.hang());
            send(client, "meanwhile");
            assertSilent(client);
            assertThat(server.nextRequest(SILENCE_MS)).isNull();
            proxy.set(Fault.pass());
            assertThat(server.nextRequest(PATIENCE_MS)).isEqualTo("meanwhile");
            assertThat(read(client, 20)).isEqualTo("answer to meanwhile\n");
        }
    }

    @Test
    void deliversARequestWhoseSenderGaveUpLongAgo() throws Exception {
        try (Socket client = connect()) {
            exchange(client, "before");
            server.nextRequest(PATIENCE_MS);
            proxy.set(Fault.hang());
            send(client, "late");
        }
        assertThat(server.nextRequest(SILENCE_MS)).isNull();
        proxy.set(Fault.pass());
        assertThat(server.nextRequest(PATIENCE_MS)).isEqualTo("late");
    }

    @Test
    void resetsTheClientAfterTheServerHasAnswered() throws Exception {
        proxy.set(Fault.resetAfterResponse());
        try (Socket client = connect()) {
            send(client, "committed");
            assertThat(server.nextRequest(PATIENCE_MS)).isEqualTo("committed");
            assertReset(client);
        }
        assertThat(proxy.fired()).containsEntry(Fault.Kind.RESET_AFTER_RESPONSE, 1L);
    }

    @Test
    void stallsInTheMiddleOfTheAnswer() throws Exception {
        proxy.set(Fault.stallAfter(7));
        try (Socket client = connect()) {
            send(client, "one");
            assertThat(read(client, 7)).isEqualTo("answer ");
            assertSilent(client);
            assertThat(server.nextRequest(PATIENCE_MS)).isEqualTo("one");
            send(client, "two");
            assertThat(server.nextRequest(SILENCE_MS)).isNull();
            assertThat(proxy.fired()).containsEntry(Fault.Kind.STALL, 1L);
            proxy.set(Fault.pass());
            assertThat(read(client, 7)).isEqualTo("to one\n");
            assertThat(read(client, 14)).isEqualTo("answer to two\n");
        }
    }

    @Test
    void cutsALiveConnectionInTheMiddleOfItsSecondAnswer() throws Exception {
        try (Socket client = connect()) {
            exchange(client, "first");
            proxy.set(Fault.stallAfter(3));
            send(client, "second");
            assertThat(read(client, 3)).isEqualTo("ans");
            assertSilent(client);
        }
    }

    @Test
    void dripsTheAnswerByteByByteAndHurriesWhenTheLineIsGoodAgain() throws Exception {
        proxy.set(Fault.drip(Duration.ofHours(1)));
        try (Socket client = connect()) {
            send(client, "slow");
            assertThat(read(client, 1)).isEqualTo("a");
            assertSilent(client);
            proxy.set(Fault.pass());
            assertThat(read(client, 14)).isEqualTo("nswer to slow\n");
        }
        assertThat(proxy.fired()).containsEntry(Fault.Kind.DRIP, 1L);
    }

    @Test
    void dripsAWholeAnswerWithinItsTime() throws Exception {
        proxy.set(Fault.drip(Duration.ofMillis(5)));
        try (Socket client = connect()) {
            long start = System.nanoTime();
            exchange(client, "drop");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(13 * 5));
        }
    }

    @Test
    void resetsTheClientWhenTheServerIsNotThere() throws Exception {
        server.close();
        assertNewConnectionIsReset();
    }

    @Test
    void leadsToTheServersNewAddress() throws Exception {
        server.close();
        try (RawServer restarted = new RawServer()) {
            proxy.pointTo(restarted.address());
            try (Socket client = connect()) {
                exchange(client, "again");
            }
        }
    }

    @Test
    void saysWhichRequestAFaultStruck() throws Exception {
        try (Socket idle = connect(); Socket asking = connect()) {
            exchange(idle, "before");
            proxy.set(Fault.stallAfter(3));
            send(asking, "GET /a HTTP/1.1\r");
            assertThat(read(asking, 3)).isEqualTo("ans");
            assertSilent(asking);
            proxy.set(Fault.reset());
            assertReset(idle);
        }
        assertThat(proxy.strikes()).contains(
                new Strike(Fault.Kind.STALL, 1, "GET /a"), new Strike(Fault.Kind.RESET, 2, ""));
    }

    @Test
    void obeysItsControlChannel() throws Exception {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        String commands = "hang\nexplode\nrefuse\ncounts\npass\nquit\nhang\n";
        FaultProxyMain.serve(proxy, new BufferedReader(new StringReader(commands)),
                new PrintStream(said, true, StandardCharsets.UTF_8));
        assertThat(said.toString(StandardCharsets.UTF_8).lines()).containsExactly(
                "listening " + proxy.port(),
                "ok hang",
                "error \"explode\" is no fault; known are pass, refuse, reset, hang, reset-after-response,"
                        + " stall BYTES, drip MILLISECONDS",
                "ok refuse",
                "counts refuse=1",
                "ok pass");
        assertThat(proxy.fault()).isEqualTo(Fault.pass());
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket();
        socket.setSoTimeout(PATIENCE_MS);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), proxy.port()), PATIENCE_MS);
        return socket;
    }

    private static void exchange(Socket client, String line) throws IOException {
        send(client, line);
        String expected = "answer to " + line + "\n";
        assertThat(read(client, expected.length())).isEqualTo(expected);
    }

    private static void send(Socket client, String line) throws IOException {
        client.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static String read(Socket client, int bytes) throws IOException {
        return new String(client.getInputStream().readNBytes(bytes), StandardCharsets.UTF_8);
    }

    private static void assertSilent(Socket client) throws IOException {
        client.setSoTimeout(SILENCE_MS);
        assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
        client.setSoTimeout(PATIENCE_MS);
    }

    /** The reset may arrive while the connection is still being made, or at the first read. */
    private void assertNewConnectionIsReset() {
        assertThatThrownBy(() -> {
                    try (Socket client = connect()) {
                        client.getInputStream().read();
                    }
                })
                .isInstanceOf(SocketException.class)
                .isNotInstanceOf(SocketTimeoutException.class);
    }

    private static void assertReset(Socket client) {
        assertThatThrownBy(() -> client.getInputStream().read())
                .isInstanceOf(SocketException.class)
                .isNotInstanceOf(SocketTimeoutException.class);
    }
}
