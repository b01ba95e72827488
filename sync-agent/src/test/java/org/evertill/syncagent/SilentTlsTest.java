package org.evertill.syncagent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.evertill.syncagent.TestLink.FACTS;
import static org.evertill.syncagent.TestLink.ITEM;
import static org.evertill.syncagent.TestLink.factsJson;
import static org.evertill.syncagent.TestLink.retrying;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import okhttp3.tls.HeldCertificate;
import org.evertill.commerce.question.Answer;
import org.evertill.exchange.security.TrustedCertificates;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A scale unit that speaks https, has answered, and is gone without a word: whoever leaves its idle connection must
 * not wait for the goodbye of TLS 1.3. The limit is far above what leaving takes and below the silence a socket bears.
 */
class SilentTlsTest {
    private static final HeldCertificate CERTIFICATE = new HeldCertificate.Builder()
            .addSubjectAlternativeName("127.0.0.1")
            .validityInterval(0, Duration.ofDays(200 * 365).toMillis())
            .build();
    private static final long BELOW_A_SOCKETS_SILENCE_SECONDS = 20;

    private final ManualTimers timers = new ManualTimers();
    private final ScaleUnitLine line =
            new ScaleUnitLine(timers, timers.clock(), TrustedCertificates.ofPem(CERTIFICATE.certificatePem()));
    private final CountDownLatch testEnds = new CountDownLatch(1);
    private LyingPeer peer;
    private ScaleUnitLink link;

    @BeforeEach
    void hasAnIdleConnectionToAPeerThatIsSilent() throws Exception {
        LyingPeer.Behaviour onceOnly = (request, socket) -> {
            LyingPeer.json(factsJson()).serve(request, socket);
            testEnds.await();
        };
        peer = new LyingPeer(onceOnly, CERTIFICATE);
        link = TestLink.to(peer.address(), line, timers);
        assertThat(link.ask(ITEM, retrying(0)).get()).isEqualTo(new Answer.Item(FACTS));
    }

    @AfterEach
    void letsThePeerGo() throws Exception {
        testEnds.countDown();
        peer.close();
        line.stop();
    }

    @Test
    void leavingTheConnectionsOfASilentPeerDoesNotWaitForIt() {
        assertReturns(line::evict);
    }

    @Test
    void closingTheLineToASilentPeerDoesNotWaitForIt() {
        assertReturns(line::stop);
    }

    @Test
    void whatIsAskedAfterThatGoesOverAConnectionOfItsOwn() throws Exception {
        line.evict();
        assertThat(link.ask(ITEM, retrying(0)).get()).isEqualTo(new Answer.Item(FACTS));
    }

    private static void assertReturns(Runnable leaving) {
        CompletableFuture<Void> returned = CompletableFuture.runAsync(leaving);
        assertThatCode(() -> returned.get(BELOW_A_SOCKETS_SILENCE_SECONDS, TimeUnit.SECONDS))
                .doesNotThrowAnyException();
    }
}
