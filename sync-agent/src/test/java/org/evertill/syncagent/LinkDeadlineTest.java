package org.evertill.syncagent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.evertill.syncagent.TestLink.FACTS;
import static org.evertill.syncagent.TestLink.ITEM;
import static org.evertill.syncagent.TestLink.assertFailedBecause;
import static org.evertill.syncagent.TestLink.factsJson;
import static org.evertill.syncagent.TestLink.retrying;
import static org.evertill.syncagent.TestLink.write;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Dns;
import org.evertill.commerce.connection.SwitchCause;
import org.evertill.commerce.question.Answer;
import org.evertill.commerce.question.SourceUnavailableException;
import org.evertill.exchange.security.TrustedCertificates;
import org.evertill.offlinedb.RefusingPort;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Every deadline here passes only because the test lets it; the peer hangs for as long as it likes. */
@Timeout(300)
class LinkDeadlineTest {
    private final ManualTimers timers = new ManualTimers();
    private ScaleUnitLine line = new ScaleUnitLine(timers, timers.clock());
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch hungUp = new CountDownLatch(1);

    @AfterEach
    void closeLine() {
        line.stop();
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
        line = new ScaleUnitLine(timers, timers.clock(), TrustedCertificates.OF_THE_SYSTEM, name -> {
            asked.countDown();
            try {
                never.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            return Dns.SYSTEM.lookup(name);
        }, timers::nanos);
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
    void saysAtOnceThatTheConnectionIsRefusedWhenNobodyListens() throws Exception {
        try (RefusingPort port = new RefusingPort()) {
            assertFailedBecause(link(ScaleUnitAddress.of(port.address())).ask(ITEM, retrying(0)),
                    SwitchCause.CONNECTION_REFUSED);
        }
    }

    @Test
    void saysUnreachableAtOnceWhenTheNameIsNotKnown() throws Exception {
        ScaleUnitLine lost = new ScaleUnitLine(timers, timers.clock(), TrustedCertificates.OF_THE_SYSTEM, name -> {
            throw new UnknownHostException(name);
        }, timers::nanos);
        assertFailedBecause(TestLink.to(ScaleUnitAddress.of("https://scale-unit.invalid"), lost, timers)
                .ask(ITEM, retrying(0)), SwitchCause.UNREACHABLE);
        lost.stop();
    }

    @Test
    void saysUnreachableAtOnceWhenTheConnectionIsReset() throws Exception {
        try (LyingPeer peer = new LyingPeer((request, socket) -> LyingPeer.reset(socket))) {
            assertFailedBecause(link(peer.address()).ask(ITEM, retrying(0)), SwitchCause.UNREACHABLE);
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

    private ScaleUnitLink link(ScaleUnitAddress address) {
        return TestLink.to(address, line, timers);
    }
}
