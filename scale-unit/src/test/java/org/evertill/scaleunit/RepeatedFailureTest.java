package org.evertill.scaleunit;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What the log says of work that fails round after round. */
class RepeatedFailureTest {
    private final Logger log = (Logger) LoggerFactory.getLogger("a round");
    private final ListAppender<ILoggingEvent> told = new ListAppender<>();
    private final RepeatedFailure failure = new RepeatedFailure(log, "fetching");

    @BeforeEach
    void listen() {
        log.setLevel(Level.WARN);
        log.setAdditive(false);
        told.start();
        log.addAppender(told);
    }

    @AfterEach
    void leave() {
        log.detachAppender(told);
    }

    @Test
    void theSameFailureIsToldOnceInASentenceAndThenCounted() {
        failure.wentWell();
        for (int i = 0; i < 3; i++) {
            failure.failed(new NoSuchFileException("packages/texas"));
        }
        failure.failed(new IOException("The disk is full."));
        failure.wentWell();
        failure.wentWell();
        assertThat(told.list).extracting(ILoggingEvent::getFormattedMessage).isEqualTo(List.of(
                "fetching failed and will be repeated: There is no file packages/texas.",
                "fetching failed and will be repeated: The disk is full.",
                "fetching goes well again; it had failed 4 times"));
        assertThat(told.list).extracting(ILoggingEvent::getThrowableProxy).containsOnlyNulls();
    }

    @Test
    void aFaultOfTheProgramBringsItsTraceOnce() {
        for (int i = 0; i < 2; i++) {
            failure.failed(new IllegalStateException("no such state"));
        }
        assertThat(told.list).hasSize(1);
        assertThat(told.list.getFirst().getThrowableProxy().getMessage()).isEqualTo("no such state");
    }

    @Test
    void anotherFaultOfTheSameSentenceBringsItsTraceToo() {
        for (int i = 0; i < 3; i++) {
            failure.failed(new NullPointerException());
            failure.failed(new NullPointerException());
        }
        assertThat(told.list).hasSize(2).extracting(ILoggingEvent::getThrowableProxy).doesNotContainNull();
    }
}
