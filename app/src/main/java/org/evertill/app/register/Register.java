package org.evertill.app.register;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import org.evertill.commerce.connection.Connection;
import org.evertill.commerce.connection.ConnectionState;
import org.evertill.commerce.connection.OfflineProfile;
import org.evertill.commerce.operation.ConnectionSteps;
import org.evertill.commerce.operation.OperationOutcome;
import org.evertill.commerce.operation.RegisterSnapshot;
import org.evertill.commerce.operation.RegisterSteps;
import org.evertill.commerce.operation.SessionStep;
import org.evertill.commerce.question.Answer;
import org.evertill.commerce.question.Question;
import org.evertill.commerce.register.RegisterEnvironment;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.commerce.register.RegisterSession;
import org.evertill.commerce.staff.StaffMember;
import org.evertill.commerce.store.StoreFacts;
import org.evertill.commerce.transaction.RegisterPast;
import org.evertill.commerce.transaction.SignedOn;
import org.evertill.commerce.transaction.TransactionJournal;
import org.evertill.exchange.packages.Generation;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.offlinedb.OfflineSource;
import org.evertill.syncagent.HealthCheck;
import org.evertill.syncagent.ScaleUnitLine;
import org.evertill.syncagent.ScaleUnitLink;
import org.evertill.syncagent.SyncAgent;
import org.evertill.syncagent.SyncListener;
import org.evertill.syncagent.SyncStatus;
import org.jspecify.annotations.Nullable;

/**
 * A whole register without a screen: the loop, its sources and the sync agent, tied together. Screens, robots and
 * the proving programs all drive this same one. Public methods may be called on any thread and return at once,
 * {@link #start}, {@link #goOnTheLine} and {@link #stop} excepted.
 */
public final class Register {

    private final Parts parts;
    private final Consumer<RegisterSnapshot> shown;
    private final ScaleUnitLink link;
    private final SyncAgent agent;
    private final HealthCheck healthCheck;
    private final OfflineDesk offline;
    private final AtomicBoolean isLookingAround = new AtomicBoolean();
    private final CompletableFuture<Void> lineIsMade = new CompletableFuture<>();
    private final Object stopping = new Object();
    private boolean isStopped;
    private @Nullable RegisterLoop loop;
    private @Nullable StoreRefresh storeRefresh;
    private boolean saleIsSetAside;
    private volatile ConnectionState lastState = ConnectionState.ONLINE;

    /**
     * Where a register gets its parts from.
     *
     * @param firstSignOnSeen whether somebody has signed on since activation: before that nothing synchronises
     * @param line            what calls go over
     * @param link            makes the way questions go to the scale unit
     * @param agent           makes the sync agent, given whom it tells
     * @param healthCheck     makes the timer of advanced offline switching, given what to do when a check is due
     */
    public record Parts(
            RegisterIdentity identity,
            RegisterEnvironment environment,
            TransactionJournal journal,
            OfflineSource offlineSource,
            boolean firstSignOnSeen,
            ScaleUnitLine line,
            ScaleUnitLink link,
            Function<SyncListener, SyncAgent> agent,
            Function<Runnable, HealthCheck> healthCheck) {
    }

    /**
     * A register that has not started.
     *
     * @param shown  gets every snapshot, on the register thread; must only pass it on
     * @param synced gets every status of the sync agent, on its threads; must only pass it on
     */
    public Register(Parts parts, Consumer<RegisterSnapshot> shown, Consumer<SyncStatus> synced) {
        this.parts = parts;
        this.shown = shown;
        this.link = parts.link();
        this.agent = parts.agent().apply(new SyncListener(status -> {
                    synced.accept(status);
                    lookAround();
                },
                this::installed,
                profile -> tell(ConnectionSteps.profile(profile))));
        this.healthCheck = parts.healthCheck().apply(() -> tell(ConnectionSteps.healthCheckDue()));
        this.offline = new OfflineDesk(parts.offlineSource());
    }

    /**
     * Restores what the journal remembers and shows it with what the offline database knows of store and staff. Takes
     * input from then on; what is asked of the scale unit waits for {@link #goOnTheLine}. Blocks for the disk.
     */
    public void start() {
        RegisterPast past = parts.journal().restore();
        saleIsSetAside = past.saleSetAside();
        RegisterEnvironment environment = parts.environment();
        OfflineProfile profile = parts.offlineSource().profile();
        Connection connection = Connection.started(past.disconnection(), parts.offlineSource().readiness(),
                environment.clock().instant(), environment.ticker().getAsLong());
        lastState = connection.state();
        // Whoever is quicker than the line waits for it, which is not the scale unit's silence.
        QuestionDesk desk = new QuestionDesk(
                (question, known) -> lineIsMade.thenCompose(made -> link.ask(question, known)), offline::ask,
                known -> lineIsMade.thenCompose(made ->
                        link.attempt(Duration.ofMillis(known.requestTimeoutMillis()))));
        loop = new RegisterLoop(known(RegisterSession.start(environment, parts.identity(), profile, connection, past)),
                parts.journal(), desk, this::published, this::committed);
        storeRefresh = new StoreRefresh(loop, environment.ticker());
        loop.start();
    }

    /**
     * Makes the line, begins to synchronise, and asks the scale unit what the sign-on screen shows. Once, after {@link
     * #start}; the first picture need not wait for it. Takes up to half a second.
     */
    public void goOnTheLine() {
        synchronized (stopping) {
            if (isStopped) {
                return;
            }
            try {
                link.warm();
            } finally {
                // A line that cannot be made answers nothing, and the register goes offline as it does at any silence.
                lineIsMade.complete(null);
            }
            if (parts.firstSignOnSeen()) {
                agent.start(lastState == ConnectionState.DISCONNECTED);
            }
            running().submit(RegisterSteps.open());
        }
    }

    /** What the screens can say before anybody has been asked over the line. */
    private RegisterSession known(RegisterSession session) {
        RegisterSession knowing = parts.offlineSource().answer(new Question.StaffList())
                instanceof Answer.Staff(List<StaffMember> members) ? session.withStaff(members) : session;
        return parts.offlineSource().answer(new Question.StoreDescription(session.businessDate()))
                instanceof Answer.Described(StoreFacts facts) ? knowing.withStoreFacts(facts) : knowing;
    }

    /** Runs a step after all that were submitted before it. */
    public void submit(SessionStep step) {
        running().submit(step);
    }

    /** Asks beside the sale; the answer comes on the register thread. */
    public CompletableFuture<Answer> inquire(Question question) {
        return running().inquire(question).whenComplete((answer, ended) -> {
            if (answer instanceof Answer.Products products && !products.items().isEmpty()) {
                refreshStore(store -> store.sees(products.items().getFirst().dataVersion()));
            }
        });
    }

    /** Downloads and uploads now. */
    public void syncNow() {
        agent.syncNow();
    }

    /** How long the scale unit took to begin its newest answer, in milliseconds; empty before any. */
    public OptionalLong latencyMillis() {
        return parts.line().latencyMillis();
    }

    /** Does something small on the disk, in its turn with what is asked of the offline database. */
    public void besideTheSale(Runnable work) {
        offline.run(work);
    }

    /** Waits until everything submitted before has been dealt with. */
    public void awaitIdle() throws InterruptedException {
        running().awaitIdle();
    }

    /**
     * Ends the loop, then what it asks. What is running is in the draft. In this order: a question that is out must not
     * be taken for silence of the scale unit, and its end for a switch that is kept for good.
     */
    public void stop() throws InterruptedException {
        synchronized (stopping) {
            isStopped = true;
        }
        if (loop != null) {
            loop.stop();
        }
        healthCheck.plan(OptionalLong.empty());
        parts.line().stop();
        agent.stop();
        offline.stop();
    }

    private RegisterLoop running() {
        if (loop == null) {
            throw new IllegalStateException("the register has not been started");
        }
        return loop;
    }

    private void installed(Generation generation) {
        tell(ConnectionSteps.readiness(parts.offlineSource().readiness()));
        if (loop != null) {
            loop.submit(RegisterSteps.openAgain());
        }
        if (generation.kind() == DatabaseKind.REFERENCE) {
            refreshStore(store -> store.sees(generation.version()));
        }
    }

    /** On the register thread, as all that is told. */
    private void refreshStore(Consumer<StoreRefresh> looks) {
        tell(session -> {
            if (storeRefresh != null) {
                looks.accept(storeRefresh);
            }
            return OperationOutcome.Applied.of(session);
        });
    }

    private void tell(SessionStep news) {
        if (loop != null) {
            loop.tell(news);
        }
    }

    /** Time has passed: the disk fills up, prices end. Looks again what an outage would find. */
    private void lookAround() {
        if (!isLookingAround.compareAndSet(false, true)) {
            return;
        }
        besideTheSale(() -> {
            isLookingAround.set(false);
            tell(ConnectionSteps.readiness(parts.offlineSource().readiness()));
            refreshStore(StoreRefresh::looksAround);
        });
    }

    private void published(RegisterSnapshot snapshot) {
        ConnectionState state = snapshot.session().connection().state();
        if (state != lastState) {
            link.evict();
            agent.disconnected(state == ConnectionState.DISCONNECTED);
            if (state == ConnectionState.ONLINE) {
                agent.lineIsBack();
            }
            lastState = state;
        }
        RegisterSession session = snapshot.session();
        healthCheck.plan(session.connection().healthCheckDueNanos(session.profile()));
        shown.accept(snapshot);
        if (storeRefresh != null) {
            storeRefresh.look(snapshot);
        }
    }

    private void committed(CommittedEntry committed) {
        if (committed.entry() instanceof SignedOn) {
            agent.start(lastState == ConnectionState.DISCONNECTED);
            if (saleIsSetAside) {
                saleIsSetAside = false;
                tell(RegisterSteps.saleSetAside());
            }
        }
        agent.wakeUpload();
    }
}
