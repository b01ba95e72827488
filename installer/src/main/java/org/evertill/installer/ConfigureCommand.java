package org.evertill.installer;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.evertill.commerce.transaction.JournalUnavailableException;
import org.evertill.exchange.wire.WireJson;
import org.evertill.offlinedb.DataFolderException;
import org.evertill.offlinedb.DataFolderInUseException;
import org.evertill.offlinedb.JournalTooNewException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * What every command of the utility has in common: its options, and how a result or a refusal is told, as lines or as
 * one JSON object on standard output. What did not work is one sentence, and exit code 1.
 */
@Command(exitCodeListHeading = "%nExit codes:%n", exitCodeList = {
    " 0:done; with --dry-run: it would be done", " 1:refused or failed; standard error says why",
    " 2:the command line is not understood"})
abstract class ConfigureCommand implements Callable<Integer> {
    private static final int REFUSED = 1;
    private static final Set<SQLiteErrorCode> FULL =
            EnumSet.of(SQLiteErrorCode.SQLITE_FULL, SQLiteErrorCode.SQLITE_IOERR_SHMSIZE);

    @Spec
    private CommandSpec spec;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "explains the command")
    private boolean help;

    @Option(names = "--json", description = "prints the result as one JSON object with stable names")
    private boolean json;

    @Option(names = "--dry-run",
            description = "checks all that can be checked, says what would be done, changes nothing")
    private boolean dryRun;

    /** Does it. */
    abstract ConfigurationOutcome run()
            throws ConfigurationRefusedException, DataFolderException, IOException, SQLException;

    boolean isDryRun() {
        return dryRun;
    }

    /** Tells how far it is: beside the result, which stays one JSON object if that was asked for. */
    void progress(String line) {
        PrintWriter out = json ? spec.commandLine().getErr() : spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }

    @Override
    public final Integer call() {
        try {
            ConfigurationOutcome outcome = run();
            if (json) {
                print("done", outcome.members());
            } else {
                outcome.lines().forEach(spec.commandLine().getOut()::println);
            }
            return 0;
        } catch (ConfigurationRefusedException e) {
            return refused(e.reason(), e.getMessage());
        } catch (DataFolderInUseException e) {
            return refused("data-folder-in-use", e.getMessage());
        } catch (JournalTooNewException e) {
            return refused("journal-too-new", e.getMessage());
        } catch (DataFolderException e) {
            return refused("data-folder-unusable", e.getMessage());
        } catch (IOException | SQLException | JournalUnavailableException e) {
            return isDiskFull(e) ? refused("disk-full", "The disk of the data folder is full. Make room on it, then run"
                    + " this again; do not delete the folder, it may hold unsent sales.")
                    : refused("data-folder-unusable", "The data folder cannot be used: " + e.getMessage()
                    + ". Do not delete it, it may hold unsent sales; check the disk and run this again.");
        } finally {
            spec.commandLine().getOut().flush();
        }
    }

    /** SQLite has no room either when it cannot make the small file beside a journal that its readers share. */
    private static boolean isDiskFull(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLiteException sqlite && FULL.contains(sqlite.getResultCode())) {
                return true;
            }
        }
        return false;
    }

    private int refused(String reason, @Nullable String sentence) {
        String text = String.valueOf(sentence);
        if (json) {
            Map<String, @Nullable Object> members = new LinkedHashMap<>();
            members.put("reason", reason);
            members.put("message", text);
            print("refused", members);
        }
        spec.commandLine().getErr().println("evertill configure: " + text);
        spec.commandLine().getErr().flush();
        return REFUSED;
    }

    private void print(String outcome, Map<String, @Nullable Object> more) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("command", spec.name());
        members.put("outcome", outcome);
        members.put("dryRun", dryRun);
        members.putAll(more);
        try {
            spec.commandLine().getOut().println(
                    WireJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(members));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A result cannot be said as JSON", e);
        }
    }
}
