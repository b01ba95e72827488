package org.evertill.installer;

import java.time.Clock;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command line of the configuration utility; one command, then the end of the process. */
@Command(name = "configure",
        description = "Provisions a register: activates it, fetches its offline database, and shows how it stands.",
        exitCodeListHeading = "%nExit codes:%n", exitCodeList = {
            " 0:done; with --dry-run: it would be done", " 1:refused or failed; standard error says why",
            " 2:the command line is not understood"})
public final class ConfigureMain {
    private static final String LOG_PROPERTY = "logback.configurationFile";
    private static final String LOG_CONFIGURATION = "org/evertill/installer/quiet-logback.xml";

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "explains the commands")
    private boolean help;

    private ConfigureMain() {
    }

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        // Standard output belongs to the result, so the log goes elsewhere before the first logger is made.
        if (System.getProperty(LOG_PROPERTY) == null) {
            System.setProperty(LOG_PROPERTY, LOG_CONFIGURATION);
        }
        System.exit(commandLine(Clock.systemUTC()).execute(arguments));
    }

    /** The command line, for whoever runs commands within a process of their own. */
    public static CommandLine commandLine(Clock clock) {
        return new CommandLine(new ConfigureMain())
                .addSubcommand(new ActivateCommand(clock))
                .addSubcommand(new CreateOfflineDatabaseCommand(clock))
                .addSubcommand(new StatusCommand(clock))
                .addSubcommand(new TestConnectionCommand(clock))
                .addSubcommand(new TrustCommand(clock))
                .setUsageHelpAutoWidth(true);
    }
}
