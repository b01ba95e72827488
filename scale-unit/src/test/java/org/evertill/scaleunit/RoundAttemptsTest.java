package org.evertill.scaleunit;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import org.evertill.exchange.link.HeadquartersRefusalException;
import org.evertill.exchange.link.HeadquartersUnavailableException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What the log says of the work of one round after the other. */
class RoundAttemptsTest {
    private final Logger log = (Logger) LoggerFactory.getLogger("rounds");
    private final ListAppender<ILoggingEvent> told = new ListAppender<>();
    private final RoundAttempts attempts = new RoundAttempts(log);

    @BeforeEach
    void listen() {
        log.setLevel(Level.INFO);
        log.setAdditive(false);
        told.start();
        log.addAppender(told);
    }

    @AfterEach
    void leave() {
        log.detachAppender(told);
    }

    @Test
    void whatIsRefusedHasNotGoneWell() {
        assertThat(attempts.attempt("fetching", () -> {
            throw new IOException("The disk is full.");
        })).isTrue();
        assertThat(attempts.attempt("fetching", () -> {
            throw new HeadquartersRefusalException("Not this token.");
        })).isTrue();
        assertThat(messages()).containsExactly("fetching failed and will be repeated: The disk is full.",
                "fetching is put off until somebody mends it: Not this token.");
        attempts.attempt("fetching", () -> { });
        assertThat(messages()).last().isEqualTo("fetching goes well again; it had failed 1 times");
    }

    @Test
    void whoRefusesIsThereAgain() {
        assertThat(attempts.attempt("fetching", () -> {
            throw new HeadquartersUnavailableException("No answer.");
        })).isFalse();
        assertThat(attempts.isAway()).isTrue();
        attempts.attempt("fetching", () -> {
            throw new HeadquartersRefusalException("Not this token.");
        });
        assertThat(attempts.isAway()).isFalse();
    }

    private Iterable<String> messages() {
        return told.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }
}
