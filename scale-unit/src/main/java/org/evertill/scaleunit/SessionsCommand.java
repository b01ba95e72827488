package org.evertill.scaleunit;

import java.util.List;
import org.evertill.exchange.wire.SyncLogRequest.SyncLogEntry;
import org.evertill.scaleunit.headquarters.DownloadSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code scale-unit sessions}: where every register's downloads stand; may run beside a running scale unit. */
@Command(name = "sessions", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND",
        description = "Download sessions: where the offline database of every register stands, and what went wrong.")
final class SessionsCommand implements Runnable {
    private static final String LIST_LINE = "%-20s %-16s %-22s %-9s %-8s %-6s %-26s %s%n";
    private static final String HISTORY_LINE = "%-26s %-8s %-16s %-10s %s%n";

    @ParentCommand
    private ScaleUnitMain scaleUnit;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getErr());
    }

    @Command(description = "Shows the session of every offline database.")
    int list(@Option(names = "--trouble", description = "only those that somebody should look at") boolean trouble)
            throws Exception {
        return new HeadquartersVisit(scaleUnit, spec).run((headquarters, out) -> {
            out.printf(LIST_LINE, "DATABASE", "STATE", "EDITION", "VERSION", "BEHIND", "TRIES", "LAST HEARD OF", "WHY");
            for (DownloadSession session : headquarters.sessions().all()) {
                if (!trouble || session.state().needsAttention()) {
                    out.printf(LIST_LINE, session.database().code(), session.state().word(), session.edition(),
                            session.installed(), session.behind(), session.tries(), session.heardAt().orElse("-"),
                            session.failure().map(SessionsCommand::why).orElse(""));
                }
            }
            return 0;
        });
    }

    @Command(description = "Shows what did not go well at a register of the store, newest first.")
    int history(@Option(names = "--register", required = true, paramLabel = "REGISTER") String registerNumber,
            @Option(names = "--last", defaultValue = "20", paramLabel = "N") int last) throws Exception {
        return new HeadquartersVisit(scaleUnit, spec).run((headquarters, out) -> {
            out.printf(HISTORY_LINE, "STARTED", "JOB", "STATE", "ROWS", "WHY");
            List<SyncLogEntry> attempts =
                    headquarters.sessions().history(scaleUnit.storeNumber(), registerNumber, last);
            for (SyncLogEntry attempt : attempts) {
                out.printf(HISTORY_LINE, attempt.startedAt(), attempt.job(), attempt.state(),
                        attempt.rowsDownOk() + attempt.rowsUpOk(), why(attempt));
            }
            return 0;
        });
    }

    private static String why(SyncLogEntry attempt) {
        return attempt.message() == null ? "" : attempt.message();
    }
}
