package org.evertill.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** What the screen's toolkit says to whoever starts a register. */
class ScreenToolkitTest {

    @Test
    void nobodyIsToldThatTheToolkitIsOnTheClassPathAndAllElseIsTold() {
        ScreenToolkit.whenStarted(() -> { }).join();
        Heard heard = new Heard();
        Logger toolkit = Logger.getLogger("javafx");
        toolkit.addHandler(heard);
        try {
            toolkit.log(Level.WARNING, "Unsupported JavaFX configuration: classes were loaded from 'unnamed module'");
            toolkit.log(Level.WARNING, "a warning of this test");
        } finally {
            toolkit.removeHandler(heard);
        }
        assertThat(heard.lines).containsExactly("a warning of this test");
    }

    /** Keeps what comes. */
    private static final class Heard extends Handler {
        private final List<String> lines = new ArrayList<>();

        @Override
        public void publish(LogRecord line) {
            lines.add(line.getMessage());
        }

        @Override
        public void flush() {
            lines.removeIf(String::isBlank);
        }

        @Override
        public void close() {
            lines.clear();
        }
    }
}
