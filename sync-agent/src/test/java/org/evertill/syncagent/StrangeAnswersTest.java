package org.evertill.syncagent;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.evertill.exchange.packages.Generation;
import org.evertill.exchange.tables.DatabaseKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a server may answer instead of a package: nothing changes, the reason is told, and sales go up meanwhile. */
@Timeout(300)
class StrangeAnswersTest {
    private static final Duration SOME_LOOKS = Duration.ofMinutes(3);
    private static final byte[] PAGE =
            "<!DOCTYPE html><html><body>Sign in to the guest network</body></html>".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;
    private SyncedRegister till;

    /** Something that is no package. */
    enum Answer {
        FAULT, BAD_GATEWAY, PAGE_OF_HTML, NOTHING_IN_IT, HANGS_UP;

        void give(Socket socket) throws Exception {
            switch (this) {
                case FAULT -> LyingPeer.respond(socket, 500, "", new byte[0]);
                case BAD_GATEWAY -> LyingPeer.respond(socket, 502, "Content-Type: text/html\r\n", PAGE);
                case PAGE_OF_HTML -> LyingPeer.respond(socket, 200, "Content-Type: text/html\r\n", PAGE);
                case NOTHING_IN_IT -> LyingPeer.respond(socket, 200, "", new byte[0]);
                case HANGS_UP -> LyingPeer.reset(socket);
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
    @EnumSource(Answer.class)
    void insteadOfTheNewestPackage(Answer answer) throws Exception {
        changesNothing("/packages/", answer);
    }

    @ParameterizedTest
    @EnumSource(value = Answer.class, names = {"FAULT", "PAGE_OF_HTML", "HANGS_UP"})
    void insteadOfAFrame(Answer answer) throws Exception {
        changesNothing("/frames/", answer);
    }

    private void changesNothing(String asked, Answer answer) throws Exception {
        till.publishPackages(2);
        till.channel().lies((request, socket) -> {
            boolean strange = request.target().contains(asked);
            if (strange) {
                answer.give(socket);
            }
            return strange;
        });
        till.commitSales(3);
        till.timers().advance(SOME_LOOKS);
        assertThat(version(DatabaseKind.REFERENCE)).isEqualTo(1);
        assertThat(version(DatabaseKind.PRIVATE)).isEqualTo(1);
        assertThat(till.channel().records()).as("sales go up meanwhile").hasSize(3);
        assertThat(till.agent().status().lastError()).isNotEmpty();
        till.channel().tellsTheTruth();
        till.agent().syncNow();
        till.settle();
        assertThat(version(DatabaseKind.REFERENCE)).isEqualTo(2);
        assertThat(version(DatabaseKind.PRIVATE)).isEqualTo(2);
    }

    private long version(DatabaseKind kind) {
        return till.store(kind).current().map(Generation::version).orElseThrow();
    }
}
