package org.evertill.syncagent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.evertill.syncagent.TestLink.FACTS;
import static org.evertill.syncagent.TestLink.ITEM;
import static org.evertill.syncagent.TestLink.TODAY;
import static org.evertill.syncagent.TestLink.assertFailedBecause;
import static org.evertill.syncagent.TestLink.factsJson;
import static org.evertill.syncagent.TestLink.retrying;
import static org.evertill.syncagent.TestLink.write;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.evertill.commerce.catalog.ItemFacts;
import org.evertill.commerce.connection.SwitchCause;
import org.evertill.commerce.question.Answer;
import org.evertill.commerce.question.Question;
import org.evertill.commerce.question.SourceUnavailableException;
import org.evertill.commerce.refusal.Refusal;
import org.evertill.commerce.refusal.RefusalReason;
import org.evertill.commerce.staff.Permission;
import org.evertill.commerce.staff.Worker;
import org.evertill.exchange.wire.WireJson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the link makes of what comes over the line. */
@Timeout(300)
class LinkAnswersTest {
    private final ManualTimers timers = new ManualTimers();
    private final ScaleUnitLine line = TestLink.line(timers);

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
    void callsBeyondThoseThatRunAtOnceWaitTheirTurn() throws Exception {
        try (LyingPeer peer = new LyingPeer(LyingPeer.json(factsJson()))) {
            line.start();
            ScaleUnitClient client = new ScaleUnitClient(peer.address(), "token-1");
            List<CompletableFuture<Reply<ItemFacts>>> replies = Stream.generate(() ->
                    line.send(client.itemByCode("1", TODAY), Duration.ofSeconds(2))).limit(300).toList();
            for (CompletableFuture<Reply<ItemFacts>> reply : replies) {
                assertThat(reply.get(30, TimeUnit.SECONDS)).isEqualTo(new Reply.Answered<>(FACTS));
            }
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
    void tellsTheWordInHeadquartersDataThatTheScaleUnitDoesNotUnderstand() throws Exception {
        String problem = """
                {"type":"urn:evertill:problem:master-data-unreadable","detail":"x","word":"Asia/Jerusalm"}""";
        try (LyingPeer peer = new LyingPeer(LyingPeer.answering(422, "application/problem+json", problem))) {
            assertThat(link(peer.address()).ask(new Question.StoreDescription(TODAY), retrying(0))
                    .get(30, TimeUnit.SECONDS)).isEqualTo(new Answer.Unavailable(
                            Refusal.of(RefusalReason.MASTER_DATA_UNREADABLE, "Asia/Jerusalm")));
        }
    }

    @Test
    void tellsWithWhichStatusAServerReportsAFault() throws Exception {
        try (LyingPeer peer = new LyingPeer(LyingPeer.answering(503, "text/plain", "later"))) {
            assertThatThrownBy(() -> link(peer.address()).ask(ITEM, retrying(0)).get(30, TimeUnit.SECONDS))
                    .cause().isInstanceOfSatisfying(SourceUnavailableException.class,
                            unavailable -> assertThat(unavailable.status()).isEqualTo(503));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            90                            | PT1M30S
            0                             | PT0S
            999999999                     | PT1H
            Sat, 21 Nov 2026 09:02:00 GMT | PT2M
            Sat, 21 Nov 2026 08:00:00 GMT |
            -5                            |
            soon                          |
            9999999999999999999999        |
            """)
    void knowsHowLongABusyScaleUnitAsksToBeLeftAlone(String asked, Duration understood) throws Exception {
        LyingPeer.Behaviour busy = (request, socket) ->
                LyingPeer.respond(socket, 503, "Retry-After: " + asked + "\r\n", new byte[0]);
        try (LyingPeer peer = new LyingPeer(busy)) {
            line.start();
            Reply<?> reply = line.send(new ScaleUnitClient(peer.address(), "token-1").staff(), Duration.ofSeconds(30))
                    .get(30, TimeUnit.SECONDS);
            assertThat(reply).isInstanceOf(Reply.Unavailable.class);
            assertThat(((Reply.Unavailable<?>) reply).cause()).isEqualTo(SwitchCause.SERVER_ERROR);
            assertThat(((Reply.Unavailable<?>) reply).retryAfter()).isEqualTo(Optional.ofNullable(understood));
        }
    }

    @Test
    void tellsEveryProductAnAmbiguousCodeNames() throws Exception {
        String problem = "{\"type\":\"urn:evertill:problem:ambiguous-code\",\"detail\":\"x\",\"items\":["
                + factsJson() + "," + factsJson() + "]}";
        try (LyingPeer peer = new LyingPeer(LyingPeer.answering(409, "application/problem+json", problem))) {
            assertThat(link(peer.address()).ask(ITEM, retrying(0)).get(30, TimeUnit.SECONDS))
                    .isEqualTo(new Answer.Ambiguous("4006381333931", List.of(FACTS, FACTS)));
        }
    }

    @Test
    void knowsHowLongTheNewestAnswerTookAndKeepsThatThroughSilence() throws Exception {
        LyingPeer.Behaviour afterTwelveMillis = (request, socket) -> {
            timers.advance(Duration.ofMillis(12));
            LyingPeer.json(factsJson()).serve(request, socket);
        };
        try (LyingPeer peer = new LyingPeer(afterTwelveMillis)) {
            ScaleUnitLink link = link(peer.address());
            assertThat(line.latencyMillis()).isEmpty();
            link.ask(ITEM, retrying(0)).get(30, TimeUnit.SECONDS);
            assertThat(line.latencyMillis()).hasValue(12);
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

    @ParameterizedTest
    @CsvSource({"400,malformed-request", "404,not-found", "405,method-not-allowed", "409,conflict",
        "414,uri-too-long"})
    void aRefusalOfUnknownReasonIsAnAnswerAndNoOutage(int status, String slug) throws Exception {
        Refusal why = Refusal.of(RefusalReason.SCALE_UNIT_REFUSED);
        try (LyingPeer peer = new LyingPeer(LyingPeer.problem(status, slug, ""))) {
            ScaleUnitLink link = link(peer.address());
            for (Question question : List.of(ITEM, new Question.ProductSearch("pen", "", TODAY, 20, 0),
                    new Question.StaffList(), new Question.StoreDescription(TODAY))) {
                assertThat(link.ask(question, retrying(3)).get()).isEqualTo(new Answer.Unavailable(why));
            }
            assertThat(link.ask(new Question.Credentials("10", "1234"), retrying(3)).get())
                    .as("nobody is let in by asking elsewhere").isEqualTo(new Answer.NotProved(why));
            assertThat(peer.heard()).hasSize(5);
        }
    }

    @ParameterizedTest
    @CsvSource({"A/B,A%2FB", "50%,50%25", "#7,%237", "a b,a%20b", "é,%C3%A9"})
    void asksForAnyCodeAScannerMayRead(String code, String encoded) throws Exception {
        try (LyingPeer peer = new LyingPeer(LyingPeer.problem(404, "unknown-item", ""))) {
            assertThat(link(peer.address()).ask(new Question.ItemByCode(code, TODAY), retrying(0)).get())
                    .isEqualTo(new Answer.NoSuchItem(code));
            assertThat(peer.heard().getFirst().isFor("/api/v1/products/by-code/" + encoded)).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {".", ".."})
    void hasNoItemUnderTheNamesOfFolders(String code) throws Exception {
        try (LyingPeer peer = new LyingPeer(LyingPeer.json("{}"))) {
            assertThat(link(peer.address()).ask(new Question.ItemByCode(code, TODAY), retrying(0)).get())
                    .isEqualTo(new Answer.NoSuchItem(code));
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
        return TestLink.to(address, line, timers);
    }
}
