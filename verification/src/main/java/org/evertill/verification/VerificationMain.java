package org.evertill.verification;

import org.evertill.verification.process.QuietLog;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The commands that prove things: each exits with 0 only when everything it claims held. Errors foreseen are one
 * sentence on standard error.
 */
@Command(name = "evertill",
        subcommands = {DemoCommand.class, ReplayCommand.class, KillCommand.class, PowerLossCommand.class,
            BenchCommand.class, JournalCommand.class, RehearseCommand.class},
        description = "Runs the whole house and audits it from outside.", mixinStandardHelpOptions = true)
public final class VerificationMain {

    private VerificationMain() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        QuietLog.install();
        System.exit(commandLine().execute(arguments));
    }

    /** The command line, for tests as well. */
    static CommandLine commandLine() {
        return new CommandLine(new VerificationMain())
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    command.getErr().println("evertill: " + (failure.getMessage() == null
                            ? failure.getClass().getSimpleName() : failure.getMessage()));
                    return command.getCommandSpec().exitCodeOnExecutionException();
                });
    }
}
