package org.evertill.verification.kill;

import java.io.IOException;
import java.io.PrintStream;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.evertill.app.register.QuestionDesk;
import org.evertill.app.register.RegisterLoop;
import org.evertill.commerce.connection.Connection;
import org.evertill.commerce.connection.OfflineProfile;
import org.evertill.commerce.connection.OfflineReadiness;
import org.evertill.commerce.connection.SwitchCause;
import org.evertill.commerce.question.SourceUnavailableException;
import org.evertill.commerce.register.RegisterEnvironment;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.commerce.register.RegisterSession;
import org.evertill.commerce.register.RegisterSnapshot;
import org.evertill.commerce.register.RegisterSteps;
import org.evertill.commerce.transaction.RegisterPast;
import org.evertill.offlinedb.DataFolderException;
import org.evertill.offlinedb.OfflineDatabase;
import org.evertill.offlinedb.SqliteJournal;
import org.evertill.scaleunit.headquarters.demo.DemoPeople;
import org.evertill.verification.process.InputEnd;

/**
 * A register that works without a screen and without a rest: the real register loop, session, journal and offline
 * databases of a provisioned data folder, and a {@link BusyCashier}. It says on standard output what a cashier would
 * have seen, and ends in order when its standard input ends. Made to be killed.
 */
public final class WorkingRegisterMain {

    private final CashierPipe pipe = new CashierPipe(new PrintStream(System.out, false, StandardCharsets.US_ASCII));
    private final AtomicReference<RegisterSnapshot> screen = new AtomicReference<>();
    private final ExecutorService questions = Executors.newSingleThreadExecutor();

    private WorkingRegisterMain() {}

    /** @param arguments {@code --data DIR --seed N} */
    public static void main(String[] arguments) throws Exception {
        new WorkingRegisterMain().work(Path.of(arguments[1]), new Random(Long.parseLong(arguments[3])));
        System.exit(0);
    }

    private void work(Path data, Random random)
            throws DataFolderException, IOException, SQLException, InterruptedException {
        try (OfflineDatabase database = OfflineDatabase.open(data)) {
            RegisterIdentity identity = database.identities().current().orElseThrow().identity();
            SqliteJournal journal = database.journal(identity);
            PublishedFacts facts = new PublishedFacts(data, identity.storeNumber());
            RegisterPast past = journal.restore();
            pipe.restored(past.draft());
            RegisterEnvironment environment = RegisterEnvironment.ofMachine();
            Connection connection = Connection.started(past.connection(), OfflineReadiness.READY,
                    environment.clock().instant(), environment.ticker().getAsLong());
            RegisterSession session = RegisterSession.start(
                    environment, identity, OfflineProfile.PUBLISHED_DEFAULTS, connection, past);
            RegisterLoop loop = new RegisterLoop(session, journal, desk(facts), this::show, pipe::committed);
            loop.start(RegisterSteps.open());
            loop.awaitIdle();
            sell(new BusyCashier(loop, screen, random, DemoPeople.ADMINISTRATOR.workerNumber(),
                    DemoPeople.ADMINISTRATOR.pin(), facts.barcodes()));
            loop.stop();
        }
    }

    private void sell(BusyCashier cashier) throws InterruptedException {
        cashier.signOn();
        pipe.usable();
        InputEnd end = InputEnd.of(System.in);
        while (!end.isReached()) {
            cashier.serveOneCustomer();
        }
    }

    private void show(RegisterSnapshot snapshot) {
        screen.set(snapshot);
        pipe.show(snapshot);
    }

    /** No scale unit answers; the offline database does. */
    private QuestionDesk desk(PublishedFacts facts) {
        return new QuestionDesk(
                (question, profile) -> CompletableFuture.failedFuture(unreachable()),
                question -> CompletableFuture.supplyAsync(() -> facts.answer(question), questions),
                profile -> CompletableFuture.failedFuture(unreachable()));
    }

    private static SourceUnavailableException unreachable() {
        return new SourceUnavailableException(SwitchCause.UNREACHABLE, "this register stands alone",
                new ConnectException("nobody listens"));
    }
}
