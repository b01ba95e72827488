package org.evertill.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import java.nio.file.Path;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/**
 * Where the register writes its log: into its data folder, and nowhere a customer could see it. Put together here and
 * not read from a configuration: to look for one in every library, and to understand it, takes as long as the data
 * folder to open.
 */
public final class RegisterLog implements SLF4JServiceProvider {

    private static final String FOLDER = "evertill.logs";
    /** The logging interface this is made for; it refuses another. */
    private static final String REQUESTED_API = "2.0.99";

    private final LogbackMDCAdapter contextMap = new LogbackMDCAdapter();
    private final IMarkerFactory markers = new BasicMarkerFactory();
    private LoggerContext context = new LoggerContext();

    /** For the logging interface, which makes it when the first logger is asked for. */
    public RegisterLog() {
    }

    /** Directs the log of this process into a data folder; call it before the first logger is made. */
    public static void into(Path folder) {
        System.setProperty(FOLDER, folder.resolve("logs").toString());
        System.setProperty("slf4j.provider", RegisterLog.class.getName());
        // It would say on the terminal that it does what it was told to.
        System.setProperty("slf4j.internal.verbosity", "WARN");
    }

    @Override
    public void initialize() {
        context = writingInto(Path.of(System.getProperty(FOLDER)));
        context.setMDCAdapter(contextMap);
        context.start();
    }

    @Override
    public ILoggerFactory getLoggerFactory() {
        return context;
    }

    @Override
    public IMarkerFactory getMarkerFactory() {
        return markers;
    }

    @Override
    public MDCAdapter getMDCAdapter() {
        return contextMap;
    }

    @Override
    public String getRequestedApiVersion() {
        return REQUESTED_API;
    }

    /** Loggers whose lines go into the files of a folder. One that cannot be written stops nobody. */
    public static LoggerContext writingInto(Path logs) {
        LoggerContext made = new LoggerContext();
        LateLogFile file = new LateLogFile(logs);
        file.setContext(made);
        file.setName("FILE");
        file.start();
        Logger everything = made.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        everything.setLevel(Level.INFO);
        everything.addAppender(file);
        return made;
    }
}
