package org.evertill.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.evertill.app.text.Language;
import org.evertill.commerce.transaction.JournalUnavailableException;
import org.evertill.offlinedb.DataFolderException;
import org.evertill.offlinedb.OfflineDatabase;
import org.evertill.offlinedb.RegisterActivation;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The register program: opens its data folder, puts the register together, opens the window. */
@Command(name = "register", mixinStandardHelpOptions = true, version = Version.NUMBER,
        description = "Runs the register over one data folder. Activate it first with configure activate.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:closed by the user", "1:cannot start; one sentence says why", "2:wrong usage"})
public final class RegisterMain implements Callable<Integer> {

    @Option(names = "--data", required = true, paramLabel = "DIR", description = "the register's data folder")
    private Path data;

    @Option(names = "--language", paramLabel = "CODE",
            description = "en, fr or zh until somebody signs on; the store's language otherwise")
    private String language;

    @Option(names = "--full-screen", description = "without a window frame, over the whole display")
    private boolean fullScreen;

    @Spec
    private CommandSpec spec;

    private RegisterMain() {
    }

    /** Runs the register until its window is closed. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new RegisterMain()).execute(arguments));
    }

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter error = spec.commandLine().getErr();
        RegisterLog.into(data);
        ScreenToolkit.begin();
        try (OfflineDatabase database = OfflineDatabase.open(data)) {
            Optional<RegisterActivation> activation = database.identities().current();
            if (activation.isEmpty()) {
                error.println("This register has not been activated, so it cannot sell. Ask headquarters for an"
                        + " activation code and run: evertill configure activate --data " + data
                        + " --scale-unit URL --code CODE");
                return 1;
            }
            run(database, activation.get());
            return 0;
        } catch (DataFolderException | WindowUnavailableException e) {
            error.println(e.getMessage());
            return 1;
        } catch (JournalUnavailableException e) {
            error.println("The journal in " + data + " cannot be read, so the register does not sell. Nothing was"
                    + " changed. Check the disk; the details are in " + data.resolve("logs") + ".");
            LoggerFactory.getLogger(RegisterMain.class).error("The register did not start", e);
            return 1;
        }
    }

    private void run(OfflineDatabase database, RegisterActivation activation)
            throws InterruptedException, WindowUnavailableException {
        OpenRegister register = OpenRegister.open(database, activation,
                new OpenRegister.Looks(Optional.ofNullable(language).map(Language::ofCode), fullScreen, false),
                OpenRegister.Watchers.NONE);
        register.awaitClosed();
        register.stop();
    }
}
