package org.evertill.scaleunit;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.exchange.wire.SyncLogRequest.SyncLogEntry;
import org.evertill.scaleunit.channel.DeviceTokens;
import org.evertill.scaleunit.channel.SyncLog;
import org.evertill.scaleunit.headquarters.ChannelDatabase;
import org.evertill.scaleunit.headquarters.DownloadSession;
import org.evertill.scaleunit.storage.ServerDatabase;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code scale-unit sessions}: where the downloads of every database stand; may run beside a running scale unit. */
@Command(name = "sessions", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND",
        description = "Download sessions: where every channel database and offline database stands, what went wrong,"
                + " and what is to be tried again or given up.")
final class SessionsCommand implements Runnable {
    @ParentCommand
    private ScaleUnitMain scaleUnit;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getErr());
    }

    @Command(mixinStandardHelpOptions = true,
            description = "Shows the session of every database, those of channels beside those of registers.")
    int list(@Option(names = "--trouble", description = "only those that somebody should look at") boolean trouble,
            @Option(names = "--json", description = "prints them as one JSON array with stable names") boolean json)
            throws Exception {
        return new HeadquartersVisit(scaleUnit, spec).run((headquarters, out) -> {
            List<DownloadSession> sessions = headquarters.sessions().all().stream()
                    .filter(session -> !trouble || session.state().needsAttention()).toList();
            if (json) {
                OrderOptions.print(sessions.stream().map(SessionText::members).toList(), out);
            } else {
                SessionText.table(sessions).print(out);
            }
            return 0;
        });
    }

    @Command(mixinStandardHelpOptions = true,
            description = "Shows what did not go well at a register of the store, or at a database, and who ordered"
            + " what of it, newest first.")
    int history(@Option(names = "--register", paramLabel = "REGISTER") @Nullable String registerNumber,
            @Option(names = "--database", paramLabel = "DATABASE",
                    description = "instead of a register: a channel database or offline database")
            @Nullable String code,
            @Option(names = "--last", defaultValue = "20", paramLabel = "N") int last,
            @Option(names = "--json", description = "prints them as one JSON array with stable names") boolean json)
            throws Exception {
        if ((registerNumber == null) == (code == null)) {
            spec.commandLine().getErr().println("Say either --register or --database.");
            return 2;
        }
        return new HeadquartersVisit(scaleUnit, spec).run((headquarters, out) -> {
            Optional<ChannelDatabase> database = code == null ? Optional.empty()
                    : Optional.of(headquarters.sessions().of(code).database());
            List<SyncLogEntry> attempts = headquarters.sessions().history(
                    database.map(ChannelDatabase::storeNumber).orElse(scaleUnit.storeNumber()),
                    registerNumber == null ? database.flatMap(ChannelDatabase::registerNumber).orElse("")
                            : registerNumber, last);
            tell(attempts, json, out);
            return 0;
        });
    }

    @Command(mixinStandardHelpOptions = true,
            description = "Shows all that a register of the store has attempted, newest first; without a register,"
            + " all that its channel has. The channel keeps this: give the command where that runs.")
    int attempts(@Option(names = "--register", defaultValue = "", paramLabel = "REGISTER") String registerNumber,
            @Option(names = "--last", defaultValue = "50", paramLabel = "N") int last,
            @Option(names = "--json", description = "prints them as one JSON array with stable names") boolean json)
            throws Exception {
        ServerDatabase channel = scaleUnit.channelDatabase();
        channel.start();
        try {
            DeviceTokens devices = new DeviceTokens(channel, Clock.systemDefaultZone());
            devices.load();
            if (!registerNumber.isEmpty()
                    && devices.newestOf(scaleUnit.storeNumber(), registerNumber).isEmpty()) {
                spec.commandLine().getErr().println("No register " + registerNumber + " of store "
                        + scaleUnit.storeNumber() + " was ever activated at this channel.");
                return 1;
            }
            tell(new SyncLog(channel).newest(new RegisterIdentity(scaleUnit.storeNumber(), registerNumber, 0), last),
                    json, spec.commandLine().getOut());
        } finally {
            channel.stop();
        }
        return 0;
    }

    private static void tell(List<SyncLogEntry> attempts, boolean json, PrintWriter out)
            throws JsonProcessingException {
        if (json) {
            OrderOptions.print(attempts, out);
            return;
        }
        TextTable table = new TextTable("STARTED", "JOB", "STATE", "ROWS", "WHY");
        for (SyncLogEntry attempt : attempts) {
            table.add(attempt.startedAt(), attempt.job(), attempt.state(),
                    attempt.rowsDownOk() + attempt.rowsUpOk(), SessionText.why(attempt));
        }
        table.print(out);
    }

    @Command(mixinStandardHelpOptions = true,
            description = "Has what failed, is suspended or was canceled tried again at once.")
    int retry(@Parameters(paramLabel = "DATABASE", description = "its code, such as offline-0107-03") String code,
            @Mixin OrderOptions options) throws Exception {
        return new HeadquartersVisit(scaleUnit, spec).run((headquarters, out) -> options.place(
                (by, dryRun) -> headquarters.sessionOrders().retry(code, by, dryRun), out));
    }

    @Command(mixinStandardHelpOptions = true,
            description = "Has no more fetched of what is published now; it goes on with the next package.")
    int cancel(@Parameters(paramLabel = "DATABASE", description = "its code, such as offline-0107-03") String code,
            @Mixin OrderOptions options) throws Exception {
        return new HeadquartersVisit(scaleUnit, spec).run((headquarters, out) -> options.place(
                (by, dryRun) -> headquarters.sessionOrders().cancel(code, by, dryRun), out));
    }
}
