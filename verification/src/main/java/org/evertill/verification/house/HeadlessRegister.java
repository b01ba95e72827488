package org.evertill.verification.house;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.evertill.app.RegisterAssembly;
import org.evertill.app.register.Register;
import org.evertill.commerce.operation.LogOn;
import org.evertill.commerce.operation.PayCashQuick;
import org.evertill.commerce.operation.RegisterSnapshot;
import org.evertill.commerce.operation.SessionStep;
import org.evertill.exchange.packages.Generation;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.offlinedb.DataFolderException;
import org.evertill.offlinedb.OfflineDatabase;
import org.evertill.offlinedb.RegisterActivation;
import org.evertill.syncagent.SyncStatus;

/**
 * The register's own program without its window: the same parts, put together by the same module. Any thread may
 * press; a {@link Screen} shows. Its clock may be another than the machine's; durations and deadlines are always the
 * machine's.
 */
public final class HeadlessRegister implements AutoCloseable {
    private static final int SIGN_ON_TRIES = 20;

    private final OfflineDatabase database;
    private final Clock clock;
    private final Screen screen = new Screen();
    private final Newest<SyncStatus> synchronising = new Newest<>();
    private final Register register;
    private boolean closed;

    private HeadlessRegister(OfflineDatabase database, Clock clock, Consumer<RegisterSnapshot> shown) {
        this.database = database;
        this.clock = clock;
        RegisterActivation activation = database.identities().current()
                .orElseThrow(() -> new IllegalStateException(database.folder() + " was never activated"));
        register = RegisterAssembly.of(database, activation, clock, shown.andThen(screen::show),
                synchronising::show);
    }

    /**
     * Starts a register on an activated data folder and waits until it has learnt who works there.
     *
     * @param clock for every date
     * @param shown gets every snapshot, on the register thread
     */
    public static HeadlessRegister start(Path data, Clock clock, Consumer<RegisterSnapshot> shown)
            throws DataFolderException, InterruptedException {
        HeadlessRegister headless = new HeadlessRegister(OfflineDatabase.open(data), clock, shown);
        headless.register.start();
        headless.register.goOnTheLine();
        headless.register.awaitIdle();
        return headless;
    }

    /** What it shows. */
    public Screen screen() {
        return screen;
    }

    /** Completed with the monotonic nanoseconds of when its agent said that nothing is unsent, and the journal too. */
    public CompletableFuture<Long> whenAllIsSent() {
        // What the agent says may be old, and looking costs: the journal is asked only when that may be the end.
        return synchronising.when(status -> status.unsent().records() == 0 && unsentRecords() == 0);
    }

    /** Puts a step in and goes on at once; the register takes them in their order. */
    public void submit(SessionStep step) {
        register.submit(step);
    }

    /** Waits until everything put in so far has come to its end. */
    public void awaitIdle() throws InterruptedException {
        register.awaitIdle();
    }

    /** Puts a step in and waits until everything put in so far has come to its end. */
    public void press(SessionStep step) throws InterruptedException {
        submit(step);
        awaitIdle();
    }

    /**
     * Signs somebody on, and tries again as a person would, where a machine that is busy or has just begun takes longer
     * to answer than the profile gives it.
     *
     * @throws IllegalStateException when nobody is signed on after many tries
     */
    public void signOn(String workerNumber, String pin) throws InterruptedException {
        for (int attempt = 0; attempt < SIGN_ON_TRIES; attempt++) {
            press(new LogOn(workerNumber, pin));
            if (screen.newest().session().worker().isPresent()) {
                screen.takeRefusal();
                return;
            }
        }
        throw new IllegalStateException("nobody could sign on: " + screen.takeRefusal());
    }

    /** Takes the exact balance of whatever is rung up by then, in cash, and waits until that has come to its end. */
    public void payExactly() throws InterruptedException {
        press(session -> new PayCashQuick(session.owed()).run(session));
    }

    /** Has everything synchronised that can be, now. */
    public void syncNow() {
        register.syncNow();
    }

    /** Waits until what it says of synchronising meets a condition; false when it has not in that time. */
    public boolean awaitSynchronising(Predicate<SyncStatus> condition, Duration patience)
            throws InterruptedException {
        return synchronising.await(condition, patience);
    }

    /** The file of master data in use; empty while there is none. */
    public Optional<Generation> installed(DatabaseKind kind) {
        return database.generations(kind).current();
    }

    /** Records the scale unit has not answered for. */
    public long unsentRecords() {
        return database.uploads(clock).unsent().records();
    }

    /** The register's own journal file. */
    public Path journal() {
        return database.folder().resolve(OfflineDatabase.JOURNAL);
    }

    /** Stops it in order, in the middle of a sale too; returns when it has, whoever closed it first. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            register.stop();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            database.close();
        }
    }
}
