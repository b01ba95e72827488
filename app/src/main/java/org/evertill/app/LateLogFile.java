package org.evertill.app;

import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.util.FileSize;
import ch.qos.logback.core.util.StatusPrinter2;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The register's log files, which are opened with their first line: a register that starts well writes none before its
 * screen is there, and to know when files are to be changed takes as long as the data folder to open. A file that
 * cannot be written stops nobody.
 */
final class LateLogFile extends UnsynchronizedAppenderBase<ILoggingEvent> {

    /** What a line break in a message could pass off as a line of its own stays in its line. */
    private static final String LINE = "%d{yyyy-MM-dd'T'HH:mm:ss.SSSX,UTC} %-5level [%thread] %logger{20}"
            + " %replace(%msg){'[\\r\\n\\x1b]', ' '}%n";
    private static final String FILE_SIZE = "5MB";
    private static final String ALL_FILES_SIZE = "50MB";
    private static final int DAYS = 30;

    private final Path logs;
    private Optional<RollingFileAppender<ILoggingEvent>> opened = Optional.empty();

    /** @param logs the folder they are in */
    LateLogFile(Path logs) {
        this.logs = logs;
    }

    @Override
    protected void append(ILoggingEvent line) {
        file().doAppend(line);
    }

    @Override
    public synchronized void stop() {
        super.stop();
        opened.ifPresent(RollingFileAppender::stop);
    }

    private synchronized RollingFileAppender<ILoggingEvent> file() {
        if (opened.isEmpty()) {
            opened = Optional.of(open());
            if (!opened.get().isStarted()) {
                // One line for whoever looks at the terminal; the library would print its whole diary with a trace.
                getContext().getStatusManager().clear();
                addWarn("The register's log cannot be written into " + logs + ".");
            }
            new StatusPrinter2().printInCaseOfErrorsOrWarnings(getContext());
        }
        return opened.get();
    }

    private RollingFileAppender<ILoggingEvent> open() {
        RollingFileAppender<ILoggingEvent> file = new RollingFileAppender<>();
        file.setContext(getContext());
        file.setName(getName());
        file.setFile(logs.resolve("register.log").toString());
        SizeAndTimeBasedRollingPolicy<ILoggingEvent> rolling = new SizeAndTimeBasedRollingPolicy<>();
        rolling.setContext(getContext());
        rolling.setParent(file);
        rolling.setFileNamePattern(logs.resolve("register.%d{yyyy-MM-dd}.%i.log").toString());
        rolling.setMaxFileSize(FileSize.valueOf(FILE_SIZE));
        rolling.setMaxHistory(DAYS);
        rolling.setTotalSizeCap(FileSize.valueOf(ALL_FILES_SIZE));
        rolling.start();
        file.setRollingPolicy(rolling);
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(getContext());
        encoder.setPattern(LINE);
        encoder.start();
        file.setEncoder(encoder);
        file.start();
        return file;
    }
}
