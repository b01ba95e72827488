package org.evertill.verification.house;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.evertill.app.register.CommittedEntry;
import org.evertill.app.register.QuestionDesk;
import org.evertill.app.register.RegisterLoop;
import org.evertill.commerce.connection.Connection;
import org.evertill.commerce.connection.ConnectionState;
import org.evertill.commerce.connection.OfflineProfile;
import org.evertill.commerce.operation.SessionStep;
import org.evertill.commerce.register.ConnectionSteps;
import org.evertill.commerce.register.RegisterEnvironment;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.commerce.register.RegisterSession;
import org.evertill.commerce.register.RegisterSnapshot;
import org.evertill.commerce.register.RegisterSteps;
import org.evertill.commerce.transaction.ConnectionSwitched;
import org.evertill.commerce.transaction.RegisterPast;
import org.evertill.commerce.transaction.SignedOn;
import org.evertill.exchange.packages.VerifyingKey;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.wire.ActivationAnswer;
import org.evertill.offlinedb.DataFolderException;
import org.evertill.offlinedb.OfflineDatabase;
import org.evertill.offlinedb.OfflineSource;
import org.evertill.offlinedb.RegisterActivation;
import org.evertill.offlinedb.SqliteJournal;
import org.evertill.syncagent.Reply;
import org.evertill.syncagent.ScaleUnitAddress;
import org.evertill.syncagent.ScaleUnitClient;
import org.evertill.syncagent.ScaleUnitLine;
import org.evertill.syncagent.ScaleUnitLink;
import org.evertill.syncagent.SyncAgent;
import org.evertill.syncagent.SyncListener;
import org.evertill.syncagent.SyncThreads;
import org.evertill.syncagent.SyncTime;
import org.evertill.syncagent.SyncedFiles;

/**
 * The whole register but its screens: loop, session, journal, offline databases, line to the scale unit and sync agent,
 * wired as the register's own program wires them. Its clock may be another than the machine's; durations, deadlines
 * and the agent's times are always the machine's. Any thread may press; {@link Screen} shows.
 */
public final class HeadlessRegister implements AutoCloseable {

    private static final Duration ACTIVATION_DEADLINE = Duration.ofSeconds(30);

    private final OfflineDatabase database;
    private final SyncThreads threads = SyncThreads.ofMachine();
    private final ExecutorService questions = Executors.newFixedThreadPool(2,
            work -> Thread.ofPlatform().daemon().name("offline question").unstarted(work));
    private final Screen screen = new Screen();
    private final ScaleUnitLine line;
    private final ScaleUnitLink link;
    private final OfflineSource source;
    private final RegisterLoop loop;
    private final SyncAgent agent;

    private HeadlessRegister(OfflineDatabase database, RegisterEnvironment environment,
            Consumer<RegisterSnapshot> shown, Consumer<CommittedEntry> afterCommit) {
        this.database = database;
        RegisterActivation activation = database.identities().current()
                .orElseThrow(() -> new IllegalStateException(database.folder() + " was never activated"));
        RegisterIdentity identity = activation.identity();
        Clock machine = Clock.systemUTC();
        ScaleUnitClient client =
                new ScaleUnitClient(ScaleUnitAddress.of(activation.scaleUnitAddress()), activation.deviceToken());
        line = new ScaleUnitLine(threads.timers(), machine);
        link = new ScaleUnitLink(client, line, threads.timers(), environment.ticker());
        source = database.source(identity, machine);
        SqliteJournal journal = database.journal(identity);
        OfflineProfile profile = source.profile();
        loop = new RegisterLoop(session(environment, identity, profile, journal.restore()), journal, desk(),
                shown.andThen(screen::show), committed -> afterCommit(committed, afterCommit));
        agent = new SyncAgent(client, line, threads, files(activation, machine),
                new SyncTime(machine, new SplittableRandom()), profile, listener());
    }

    /**
     * Uses up an activation code: makes the data folder that of a register.
     *
     * @param address what the register is to take for the scale unit's address
     */
    public static void activate(Path data, String address, String code) throws DataFolderException {
        SyncThreads threads = SyncThreads.ofMachine();
        ScaleUnitLine line = new ScaleUnitLine(threads.timers(), Clock.systemUTC());
        line.start();
        try (OfflineDatabase database = OfflineDatabase.open(data)) {
            Reply<ActivationAnswer> reply = line.send(
                    new ScaleUnitClient(ScaleUnitAddress.of(address), "").activate(code), ACTIVATION_DEADLINE).join();
            if (!(reply instanceof Reply.Answered<ActivationAnswer>(ActivationAnswer answer))) {
                throw new IllegalStateException("the register was not activated: " + reply);
            }
            database.identities().activate(new RegisterActivation(
                    new RegisterIdentity(answer.storeNumber(), answer.registerNumber(), answer.incarnation()), address,
                    answer.deviceToken(), answer.signingKey(), Instant.now()));
        } finally {
            line.stop();
            threads.stop();
        }
    }

    /**
     * Starts a register on an activated data folder.
     *
     * @param shown       gets every snapshot, on the register thread
     * @param afterCommit gets every durable entry, on the register thread
     */
    public static HeadlessRegister start(Path data, RegisterEnvironment environment,
            Consumer<RegisterSnapshot> shown, Consumer<CommittedEntry> afterCommit)
            throws DataFolderException, InterruptedException {
        HeadlessRegister register =
                new HeadlessRegister(OfflineDatabase.open(data), environment, shown, afterCommit);
        register.link.warm();
        register.loop.start(RegisterSteps.open());
        register.loop.awaitIdle();
        if (register.database.identities().firstSignOn().isPresent()) {
            register.agent.start(register.isDisconnected());
        }
        return register;
    }

    /** The register's loop, for input that does not wait. */
    public RegisterLoop loop() {
        return loop;
    }

    /** What it shows. */
    public Screen screen() {
        return screen;
    }

    /** Puts a step in and waits until everything put in so far has come to its end. */
    public void press(SessionStep step) throws InterruptedException {
        loop.submit(step);
        loop.awaitIdle();
    }

    /** Has everything synchronised that can be, now. */
    public void syncNow() {
        agent.syncNow();
    }

    /** Records the scale unit has not answered for. */
    public long unsentRecords() {
        return database.uploads(Clock.systemUTC()).unsent().records();
    }

    /** The register's own journal file. */
    public Path journal() {
        return database.folder().resolve(OfflineDatabase.JOURNAL);
    }

    @Override
    public void close() {
        agent.stop();
        try {
            loop.stop();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        line.stop();
        questions.shutdown();
        database.close();
    }

    private RegisterSession session(RegisterEnvironment environment, RegisterIdentity identity,
            OfflineProfile profile, RegisterPast past) {
        Connection connection = Connection.started(past.connection(), source.readiness(),
                environment.clock().instant(), environment.ticker().getAsLong());
        return RegisterSession.start(environment, identity, profile, connection, past);
    }

    private QuestionDesk desk() {
        return new QuestionDesk(link::ask,
                question -> CompletableFuture.supplyAsync(() -> source.answer(question), questions),
                profile -> link.attempt(Duration.ofMillis(profile.requestTimeoutMillis())));
    }

    private SyncedFiles files(RegisterActivation activation, Clock machine) {
        return new SyncedFiles(activation.identity(), database.uploads(machine),
                database.syncLog(activation.identity()), database.generations(DatabaseKind.REFERENCE),
                database.generations(DatabaseKind.PRIVATE), VerifyingKey.ofBase64(activation.signingKey()),
                this::journalBytes);
    }

    private SyncListener listener() {
        return new SyncListener(status -> { },
                installed -> loop.tell(ConnectionSteps.readiness(source.readiness())),
                published -> loop.tell(ConnectionSteps.profile(published)));
    }

    private long journalBytes() {
        try {
            return database.journalBytes();
        } catch (IOException unreadable) {
            return 0;
        }
    }

    private boolean isDisconnected() {
        return screen.newest().session().connection().state() == ConnectionState.DISCONNECTED;
    }

    private void afterCommit(CommittedEntry committed, Consumer<CommittedEntry> also) {
        switch (committed.entry()) {
            case SignedOn ignored -> agent.start(isDisconnected());
            case ConnectionSwitched switched -> {
                link.evict();
                agent.disconnected(switched.to() == ConnectionState.DISCONNECTED);
            }
            default -> { }
        }
        agent.wakeUpload();
        also.accept(committed);
    }
}
