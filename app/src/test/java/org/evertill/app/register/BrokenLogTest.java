package org.evertill.app.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.evertill.app.RegisterLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** The register's own log, as it is configured, where it cannot be written: the sale goes on. */
class BrokenLogTest {
    private static final Path FULL = Path.of("/dev/full");
    private static final int LINES = 1_000;

    @TempDir
    private Path folder;

    @Test
    @Timeout(300)
    void aLogOnAFullDiskNeitherStopsASaleNorSlowsItDown() throws Exception {
        assumeThat(Files.exists(FULL)).as("a device that is always full").isTrue();
        Path logs = Files.createDirectory(folder.resolve("logs"));
        Files.createSymbolicLink(logs.resolve("register.log"), FULL);
        sellWhileLoggingTo(logs);
    }

    @Test
    @Timeout(300)
    void aLogFolderThatCannotBeMadeDoesNotEither() throws Exception {
        sellWhileLoggingTo(Files.writeString(folder.resolve("logs"), "a file where the folder should be"));
    }

    @Test
    void aLogThatCanBeWrittenIsWritten() throws Exception {
        Path logs = folder.resolve("logs");
        sellWhileLoggingTo(logs);
        assertThat(logs.resolve("register.log")).content().contains("line " + (LINES - 1));
    }

    private void sellWhileLoggingTo(Path logs) throws Exception {
        LoggerContext configured = RegisterLog.writingInto(logs);
        Appender<ILoggingEvent> file = configured.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("FILE");
        Logger everything = (Logger) LoggerFactory.getLogger("org.evertill");
        Level before = everything.getLevel();
        everything.setLevel(Level.DEBUG);
        everything.setAdditive(false);
        everything.addAppender(file);
        long begun = System.nanoTime();
        try (TillAtWork till = TillAtWork.signedOn(folder.resolve("data"))) {
            for (int line = 0; line < LINES; line++) {
                everything.error("line {}", line, new IllegalStateException("with a trace"));
            }
            till.sell("A", "B");
            till.payExactly();
            assertThat(till.committed.getLast().committed().receiptNumber()).hasValue(1);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(40));
        } finally {
            everything.detachAppender(file);
            everything.setAdditive(true);
            everything.setLevel(before);
            configured.stop();
        }
    }
}
