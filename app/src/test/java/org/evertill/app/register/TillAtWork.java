package org.evertill.app.register;

import com.github.f4b6a3.uuid.UuidCreator;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.evertill.commerce.catalog.ItemFacts;
import org.evertill.commerce.connection.Connection;
import org.evertill.commerce.connection.ConnectionState;
import org.evertill.commerce.connection.OfflineProfile;
import org.evertill.commerce.connection.OfflineReadiness;
import org.evertill.commerce.connection.SwitchCause;
import org.evertill.commerce.fixture.Items;
import org.evertill.commerce.fixture.Sessions;
import org.evertill.commerce.fixture.SettableClock;
import org.evertill.commerce.fixture.Shop;
import org.evertill.commerce.operation.LogOn;
import org.evertill.commerce.operation.OperationOutcome;
import org.evertill.commerce.operation.PayCashQuick;
import org.evertill.commerce.operation.RegisterSnapshot;
import org.evertill.commerce.operation.SellProduct;
import org.evertill.commerce.operation.SessionStep;
import org.evertill.commerce.refusal.Refusal;
import org.evertill.commerce.register.RegisterEnvironment;
import org.evertill.commerce.register.RegisterSession;
import org.evertill.commerce.transaction.RegisterPast;
import org.evertill.offlinedb.TemporaryRegister;

/** A register at work: the real loop on a real journal, with a desk worked by hand and no screen. */
final class TillAtWork implements AutoCloseable {

    /** What is on the shelf, beside everything else a test asks for. */
    static final ItemFacts APPLE = Items.piece("A", "0.50");
    static final ItemFacts BREAD = Items.taxed("B", "2.40", Items.VAT);
    static final ItemFacts CHEESE = Items.weighed("C", "14.90");

    /** The exact balance of whatever has been rung up by then. */
    static final SessionStep EXACT_CASH = session -> new PayCashQuick(session.owed()).run(session);

    final SettableClock clock = new SettableClock(Sessions.OPENING);
    final HandDesk desk = new HandDesk(new Shop(APPLE, BREAD, CHEESE)::answer);
    final List<RegisterSnapshot> shown = new CopyOnWriteArrayList<>();
    private final Semaphore shownAnew = new Semaphore(0);
    final List<CommittedEntry> committed = new CopyOnWriteArrayList<>();
    final FaultyJournal journal;
    final RegisterLoop loop;
    private final TemporaryRegister disk;
    private final StoreRefresh refresh;

    private TillAtWork(TemporaryRegister disk, OfflineReadiness readiness) {
        this.disk = disk;
        this.journal = new FaultyJournal(disk.journal());
        RegisterPast past = journal.restore();
        RegisterEnvironment environment =
                new RegisterEnvironment(clock, clock::ticker, UuidCreator::getTimeOrderedEpoch);
        Connection connection =
                Connection.started(past.disconnection(), readiness, clock.instant(), clock.ticker());
        RegisterSession session = RegisterSession.start(environment, Sessions.IDENTITY,
                OfflineProfile.PUBLISHED_DEFAULTS, connection, past);
        this.loop = new RegisterLoop(session, journal, desk.desk(), this::show, committed::add);
        this.refresh = new StoreRefresh(loop, clock::ticker);
        loop.start();
        loop.submit(OperationOutcome.Applied::of);
    }

    /** A till of this folder, able to sell offline; opened again, it goes on. */
    static TillAtWork open(Path folder) throws Exception {
        return open(folder, OfflineReadiness.READY);
    }

    /** A till of this folder. */
    static TillAtWork open(Path folder, OfflineReadiness readiness) throws Exception {
        return new TillAtWork(TemporaryRegister.open(folder, Sessions.IDENTITY), readiness);
    }

    /** A till with the manager signed on. */
    static TillAtWork signedOn(Path folder) throws Exception {
        TillAtWork till = open(folder);
        till.signOn();
        return till;
    }

    /** What the register does once a minute. */
    void lookAround() throws InterruptedException {
        loop.tell(session -> {
            refresh.looksAround();
            return OperationOutcome.Applied.of(session);
        });
        loop.awaitIdle();
    }

    void signOn() throws InterruptedException {
        press(new LogOn(Sessions.MANAGER.number(), Shop.PIN));
    }

    /** Does a step whose questions are answered without the test's help; what was shown last. */
    RegisterSnapshot press(SessionStep step) throws InterruptedException {
        loop.submit(step);
        loop.awaitIdle();
        return last();
    }

    /** Concludes the sale with the exact amount in cash. */
    RegisterSnapshot payExactly() throws InterruptedException {
        return press(EXACT_CASH);
    }

    /** Sells one of each. */
    void sell(String... codes) throws InterruptedException {
        for (String code : codes) {
            press(SellProduct.one(code));
        }
    }

    /** Waits until what is shown last is like this. */
    void awaitShown(Predicate<RegisterSession> wanted) throws InterruptedException {
        while (!wanted.test(session())) {
            if (!shownAnew.tryAcquire(60, TimeUnit.SECONDS)) {
                throw new AssertionError("not shown within a minute; last: " + last());
            }
        }
    }

    /** Lets the scale unit answer the attempt that is being made, or fail it. */
    void endAttempt(Optional<SwitchCause> failure) throws InterruptedException {
        CompletableFuture<Object> attempt = desk.nextAttempt();
        failure.ifPresentOrElse(
                cause -> attempt.completeExceptionally(HandDesk.failure(cause)), () -> attempt.complete("answered"));
        awaitShown(session -> session.connection().attempt() == Connection.Attempt.NONE);
    }

    private void show(RegisterSnapshot snapshot) {
        shown.add(snapshot);
        shownAnew.release();
        refresh.look(snapshot);
    }

    RegisterSnapshot last() {
        return shown.getLast();
    }

    RegisterSession session() {
        return last().session();
    }

    ConnectionState connection() {
        return session().connection().state();
    }

    /** The numbers of the products in the running sale. */
    List<String> lines() {
        return session().cart().stream().flatMap(cart -> cart.lines().stream())
                .map(line -> line.facts().product().number()).toList();
    }

    /** Everything that was refused, in order. */
    List<Refusal> refusals() {
        return shown.stream().map(RegisterSnapshot::refusal).flatMap(Optional::stream).toList();
    }

    /** The entries committed, by their types' names. */
    List<String> entries() {
        return committed.stream().map(each -> each.entry().getClass().getSimpleName()).toList();
    }

    @Override
    public void close() {
        try {
            loop.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            disk.close();
        }
    }
}
