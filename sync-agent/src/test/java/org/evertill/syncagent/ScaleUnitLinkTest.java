package org.evertill.syncagent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Dns;
import org.evertill.commerce.catalog.ItemFacts;
import org.evertill.commerce.catalog.Product;
import org.evertill.commerce.catalog.TaxGroup;
import org.evertill.commerce.catalog.TaxRate;
import org.evertill.commerce.catalog.UnitOfMeasure;
import org.evertill.commerce.connection.LookupSource;
import org.evertill.commerce.connection.OfflineProfile;
import org.evertill.commerce.connection.SwitchCause;
import org.evertill.commerce.money.UnitPrice;
import org.evertill.commerce.operation.Refusal;
import org.evertill.commerce.operation.RefusalReason;
import org.evertill.commerce.question.Answer;
import org.evertill.commerce.question.Question;
import org.evertill.commerce.question.SourceUnavailableException;
import org.evertill.commerce.staff.Permission;
import org.evertill.commerce.staff.Worker;
import org.evertill.exchange.wire.WireJson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every deadline here passes only because the test lets it; the peer hangs for as long as it likes. */
@Timeout(60)
class ScaleUnitLinkTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final Question ITEM = new Question.ItemByCode("4006381333931", TODAY);
    private static final ItemFacts FACTS = new ItemFacts(
            new Product("1001", "Pencil", Map.of("fr", "Crayon"), "stationery", UnitOfMeasure.EACH, true, false),
            "4006381333931", UnitPrice.of("1.29", Currency.getInstance("EUR")),
            new TaxGroup("standard", List.of(new TaxRate("vat", "VAT", 190_000, true))), 7);

    private final ManualTimers timers = new ManualTimers();
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch hungUp = new CountDownLatch(1);
    private ScaleUnitLine line = new ScaleUnitLine(timers, timers.clock());

    @AfterEach
    void closeLine() {
        line.stop();
    }

    @Test
    void answersWithTheFactsTheScaleUnitGives() throws Exception {
        try (LyingPeer peer = new LyingPeer(LyingPeer.json(factsJson()))) {
            assertThat(link(peer.address()).ask(ITEM, retrying(0)).get()).isEqualTo(new Answer.Item(FACTS));
            assertThat(peer.heard()).singleElement().satisfies(request -> {
                assertThat(request.target()).isEqualTo("/api/v1/products/by-code/4006381333931?date=2026-11-21");
                assertThat(request.headers()).contains("Authorization: Bearer token-1");
            });
        }
    }

    @Test
    void givesUpAtTheDeadlineOnAPeerThatAcceptsAndSaysNothing() throws Exception {
        try (LyingPeer peer = new LyingPeer(LyingPeer.silence(asked, hungUp))) {
            CompletableFuture<Answer> answer = link(peer.address()).ask(ITEM, retrying(0));
            asked.await();
            timers.advance(Duration.ofMillis(1_999));
            assertThat(answer).isNotDone();
            timers.advance(Duration.ofMillis(1));
            assertFailedBecause(answer, SwitchCause.NO_ANSWER);
            hungUp.await();
        }
    }

    @Test
    void givesUpAtTheDeadlineOnAListenerThatNeverAccepts() throws Exception {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Answer> answer = link(ScaleUnitAddress.of("http://127.0.0.1:" + listener.getLocalPort()))
                    .ask(ITEM, retrying(0));
            timers.advance(Duration.ofSeconds(2));
            assertFailedBecause(answer, SwitchCause.NO_ANSWER);
        }
    }

    @Test
    void givesUpAtTheDeadlineWhileNamesAreStillBeingResolved() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        line = new ScaleUnitLine(timers, timers.clock(), name -> {
            asked.countDown();
            try {
                never.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            return Dns.SYSTEM.lookup(name);
        });
        CompletableFuture<Answer> answer = link(ScaleUnitAddress.of("http://localhost:1")).ask(ITEM, retrying(0));
        asked.await();
        timers.advance(Duration.ofSeconds(2));
        assertFailedBecause(answer, SwitchCause.NO_ANSWER);
        never.countDown();
    }

    @Test
    void givesUpAtTheDeadlineInTheMiddleOfABody() throws Exception {
        LyingPeer.Behaviour stall = (request, socket) -> {
            write(socket, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n{\"pro");
            asked.countDown();
            LyingPeer.waitForHangUp(socket);
            hungUp.countDown();
        };
        try (LyingPeer peer = new LyingPeer(stall)) {
            CompletableFuture<Answer> answer = link(peer.address()).ask(ITEM, retrying(0));
            asked.await();
            timers.advance(Duration.ofSeconds(2));
            assertFailedBecause(answer, SwitchCause.NO_ANSWER);
            hungUp.await();
        }
    }

    @Test
    void givesUpAtTheDeadlineOnAnAnswerThatDripsForEver() throws Exception {
        CountDownLatch someDrops = new CountDownLatch(20);
        LyingPeer.Behaviour drip = (request, socket) -> {
            write(socket, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n");
            try {
                while (true) {
                    write(socket, "1\r\n \r\n");
                    someDrops.countDown();
                }
            } catch (IOException gone) {
                hungUp.countDown();
            }
        };
        try (LyingPeer peer = new LyingPeer(drip)) {
            CompletableFuture<Answer> answer = link(peer.address()).ask(ITEM, retrying(0));
            someDrops.await();
            timers.advance(Duration.ofSeconds(2));
            assertThatThrownBy(answer::get).hasCauseInstanceOf(SourceUnavailableException.class);
            hungUp.await();
        }
    }

    @Test
    void givesUpAtTheDeadlineOnAPooledConnectionWhoseOtherEndIsGone() throws Exception {
        try (LyingPeer peer = new LyingPeer(LyingPeer.json(factsJson()))) {
            ScaleUnitLink link = link(peer.address());
            link.ask(ITEM, retrying(0)).get();
            peer.from(LyingPeer.silence(asked, hungUp));
            CompletableFuture<Answer> answer = link.ask(ITEM, retrying(0));
            asked.await();
            timers.advance(Duration.ofSeconds(2));
            assertFailedBecause(answer, SwitchCause.NO_ANSWER);
        }
    }

    @Test
    void takesAnIdleConnectionTheServerHasClosedForNoOutage() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        LyingPeer.Behaviour closing = (request, socket) -> {
            LyingPeer.json(factsJson()).serve(request, socket);
            socket.close();
            closed.countDown();
        };
        try (LyingPeer peer = new LyingPeer(closing)) {
            ScaleUnitLink link = link(peer.address());
            link.ask(ITEM, retrying(0)).get();
            closed.await();
            assertThat(link.ask(ITEM, retrying(0)).get()).isEqualTo(new Answer.Item(FACTS));
        }
    }

    @Test
    void saysUnreachableAtOnceWhenNobodyListens() throws Exception {
        int port;
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = listener.getLocalPort();
        }
        assertFailedBecause(link(ScaleUnitAddress.of("http://127.0.0.1:" + port)).ask(ITEM, retrying(0)),
                SwitchCause.UNREACHABLE);
    }

    @Test
    void saysUnreachableAtOnceWhenTheConnectionIsReset() throws Exception {
        try (LyingPeer peer = new LyingPeer((request, socket) -> LyingPeer.reset(socket))) {
            assertFailedBecause(link(peer.address()).ask(ITEM, retrying(0)), SwitchCause.UNREACHABLE);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            200 | text/html                | <html>Sign in to the network</html>    | NOT_A_SCALE_UNIT
            200 | application/json         | <html>Sign in to the network</html>    | NOT_A_SCALE_UNIT
            200 | application/json         | {"product":{"number":"1"}}             | NOT_A_SCALE_UNIT
            200 | application/json         | null                                   | NOT_A_SCALE_UNIT
            302 | text/html                | elsewhere                              | NOT_A_SCALE_UNIT
            403 | text/html                | <html>Forbidden</html>                 | NOT_A_SCALE_UNIT
            404 | application/json         | {"error":"no such page"}               | NOT_A_SCALE_UNIT
            401 | application/problem+json | {"type":"urn:evertill:problem:token-unknown","detail":"x"} | NOT_ACTIVATED
            403 | application/problem+json | {"type":"urn:evertill:problem:revoked","detail":"x"}       | NOT_ACTIVATED
            500 | application/problem+json | {"type":"urn:evertill:problem:internal-error"}             | SERVER_ERROR
            502 | text/html                | <html>Bad gateway</html>               | SERVER_ERROR
            503 | text/plain               | later                                  | SERVER_ERROR
            429 | application/problem+json | {"type":"urn:evertill:problem:busy"}   | SERVER_ERROR
            """)
    void tellsApartWhatIsNoAnswer(int status, String contentType, String body, SwitchCause cause) throws Exception {
        try (LyingPeer peer = new LyingPeer(LyingPeer.answering(status, contentType, body))) {
            assertFailedBecause(link(peer.address()).ask(ITEM, retrying(0)), cause);
        }
    }

    @Test
    void saysNotAScaleUnitOfSomethingThatSpeaksNoHttp() throws Exception {
        try (LyingPeer peer = new LyingPeer((request, socket) -> write(socket, "SSH-2.0-OpenSSH_9.2\r\n\r\n"))) {
            assertFailedBecause(link(peer.address()).ask(ITEM, retrying(0)), SwitchCause.NOT_A_SCALE_UNIT);
        }
    }

    @Test
    void saysNotAScaleUnitOfSomethingThatSpeaksNoTls() throws Exception {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofPlatform().daemon().name("plain peer").start(() -> {
                try (Socket socket = listener.accept()) {
                    write(socket, "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
                    LyingPeer.waitForHangUp(socket);
                } catch (IOException closed) {
                    // the test is over
                }
            });
            ScaleUnitAddress address = ScaleUnitAddress.of("https://127.0.0.1:" + listener.getLocalPort());
            assertFailedBecause(link(address).ask(ITEM, retrying(0)), SwitchCause.NOT_A_SCALE_UNIT);
        }
    }

    @Test
    void stopsReadingABodyWithoutEnd() throws Exception {
        LyingPeer.Behaviour flood = (request, socket) -> {
            write(socket, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n");
            while (true) {
                socket.getOutputStream().write(new byte[1 << 16]);
            }
        };
        try (LyingPeer peer = new LyingPeer(flood)) {
            assertFailedBecause(link(peer.address()).ask(ITEM, retrying(0)), SwitchCause.NOT_A_SCALE_UNIT);
        }
    }

    @Test
    void triesAgainAtOnceAfterAFailureWhileTriesAreLeft() throws Exception {
        AtomicInteger count = new AtomicInteger();
        LyingPeer.Behaviour secondTime = (request, socket) -> (count.incrementAndGet() < 3
                ? LyingPeer.answering(503, "text/plain", "later")
                : LyingPeer.json(factsJson())).serve(request, socket);
        try (LyingPeer peer = new LyingPeer(secondTime)) {
            assertThat(link(peer.address()).ask(ITEM, retrying(2)).get()).isEqualTo(new Answer.Item(FACTS));
            assertThat(peer.heard()).hasSize(3);
        }
    }

    @Test
    void givesUpWhenTheTriesAreUsedUp() throws Exception {
        try (LyingPeer peer = new LyingPeer(LyingPeer.answering(503, "text/plain", "later"))) {
            assertFailedBecause(link(peer.address()).ask(ITEM, retrying(2)), SwitchCause.SERVER_ERROR);
            assertThat(peer.heard()).hasSize(3);
        }
    }

    @Test
    void joinsASilentTryByAnotherInsideTheSameDeadline() throws Exception {
        try (LyingPeer peer = new LyingPeer(LyingPeer.silence(asked, hungUp))) {
            CompletableFuture<Answer> answer = link(peer.address()).ask(ITEM, retrying(1));
            asked.await();
            peer.from(LyingPeer.json(factsJson()));
            timers.advance(Duration.ofSeconds(1));
            assertThat(answer.get()).isEqualTo(new Answer.Item(FACTS));
            hungUp.await();
        }
    }

    @Test
    void takesTheWholeDeadlineNotOnePerTry() throws Exception {
        try (LyingPeer peer = new LyingPeer(LyingPeer.silence(asked, hungUp))) {
            CompletableFuture<Answer> answer = link(peer.address()).ask(ITEM, retrying(5));
            asked.await();
            timers.advance(Duration.ofMillis(1_999));
            assertThat(answer).isNotDone();
            timers.advance(Duration.ofMillis(1));
            assertFailedBecause(answer, SwitchCause.NO_ANSWER);
            assertThat(timers.delays()).isEmpty();
        }
    }

    @Test
    void dropsAnAnswerThatComesAfterTheDeadline() throws Exception {
        CountDownLatch late = new CountDownLatch(1);
        LyingPeer.Behaviour lateAnswer = (request, socket) -> {
            asked.countDown();
            late.await();
            try {
                LyingPeer.json(factsJson()).serve(request, socket);
            } finally {
                hungUp.countDown();
            }
        };
        try (LyingPeer peer = new LyingPeer(lateAnswer)) {
            CompletableFuture<Answer> answer = link(peer.address()).ask(ITEM, retrying(0));
            asked.await();
            timers.advance(Duration.ofSeconds(2));
            late.countDown();
            hungUp.await();
            assertFailedBecause(answer, SwitchCause.NO_ANSWER);
        }
    }

    @Test
    void provesAWorkerWithThePermissionsItKnows() throws Exception {
        try (LyingPeer peer = new LyingPeer(LyingPeer.json("""
                {"workerNumber":"10","name":"Ann","language":"en","permissions":["price-override","fly"]}"""))) {
            assertThat(link(peer.address()).ask(new Question.Credentials("10", "1234"), retrying(0)).get())
                    .isEqualTo(new Answer.Proved(new Worker("10", "Ann", "en", Set.of(Permission.PRICE_OVERRIDE))));
            assertThat(peer.heard().getFirst().body()).isEqualTo("{\"workerNumber\":\"10\",\"pin\":\"1234\"}");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            403 | wrong-pin         |                          | WRONG_PIN         |
            403 | unknown-worker    |                          | UNKNOWN_WORKER    | 10
            403 | blocked           | ,"name":"Ann"            | WORKER_BLOCKED    | Ann
            429 | too-many-attempts | ,"retryAfterSeconds":130 | TOO_MANY_ATTEMPTS | 3
            """)
    void saysWhyAWorkerIsNotProved(int status, String slug, String members, RefusalReason reason, String argument)
            throws Exception {
        Refusal why = argument == null ? Refusal.of(reason) : Refusal.of(reason, argument);
        try (LyingPeer peer = new LyingPeer(LyingPeer.problem(status, slug, members == null ? "" : members))) {
            assertThat(link(peer.address()).ask(new Question.Credentials("10", "1234"), retrying(3)).get())
                    .isEqualTo(new Answer.NotProved(why));
            assertThat(peer.heard()).hasSize(1);
        }
    }

    @Test
    void saysWhatHasNoItemAndWhatHasNoPrice() throws Exception {
        try (LyingPeer peer = new LyingPeer(LyingPeer.problem(404, "unknown-item", ""))) {
            ScaleUnitLink link = link(peer.address());
            assertThat(link.ask(ITEM, retrying(3)).get()).isEqualTo(new Answer.NoSuchItem("4006381333931"));
            peer.from(LyingPeer.problem(404, "no-price", ",\"productNumber\":\"1001\",\"name\":\"Pencil\""));
            assertThat(link.ask(ITEM, retrying(3)).get()).isEqualTo(new Answer.NoPrice("1001", "Pencil"));
        }
    }

    @Test
    void attemptsTellTheMillisecondsOfARoundTrip() throws Exception {
        LyingPeer.Behaviour afterThirtyMillis = (request, socket) -> {
            if (request.isFor("/api/v1/health")) {
                timers.advance(Duration.ofMillis(30));
                LyingPeer.json("{\"status\":\"up\",\"store\":\"S1\",\"dataVersion\":3}").serve(request, socket);
            } else {
                LyingPeer.json(WireJson.mapper().writeValueAsString(retrying(0))).serve(request, socket);
            }
        };
        try (LyingPeer peer = new LyingPeer(afterThirtyMillis)) {
            assertThat(link(peer.address()).attempt(Duration.ofSeconds(2)).get()).isEqualTo(30L);
        }
    }

    @Test
    void attemptsFailWhenTheDeviceTokenIsNotAccepted() throws Exception {
        LyingPeer.Behaviour revoked = (request, socket) -> (request.isFor("/api/v1/health")
                ? LyingPeer.json("{\"status\":\"up\",\"store\":\"S1\",\"dataVersion\":3}")
                : LyingPeer.problem(401, "token-unknown", "")).serve(request, socket);
        try (LyingPeer peer = new LyingPeer(revoked)) {
            assertFailedBecause(link(peer.address()).attempt(Duration.ofSeconds(2)), SwitchCause.NOT_ACTIVATED);
        }
    }

    private ScaleUnitLink link(ScaleUnitAddress address) {
        line.start();
        return new ScaleUnitLink(new ScaleUnitClient(address, "token-1"), line, timers, timers::nanos);
    }

    private static OfflineProfile retrying(int retryCount) {
        return new OfflineProfile("p", "P", 2_000, retryCount, 120_000, false, false, false, 60_000, false,
                60_000, 60_000, 86_400_000, LookupSource.SCALE_UNIT);
    }

    private static String factsJson() throws IOException {
        return WireJson.mapper().writeValueAsString(FACTS);
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    private static void assertFailedBecause(CompletableFuture<?> future, SwitchCause cause) {
        assertThatThrownBy(() -> future.get(30, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOfSatisfying(SourceUnavailableException.class, unavailable ->
                        assertThat(unavailable.failure()).as(unavailable.getMessage()).isEqualTo(cause));
    }
}
