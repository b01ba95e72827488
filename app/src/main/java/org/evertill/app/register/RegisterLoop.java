package org.evertill.app.register;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.evertill.commerce.connection.Connection;
import org.evertill.commerce.operation.Notice;
import org.evertill.commerce.operation.OperationOutcome;
import org.evertill.commerce.operation.Prompt;
import org.evertill.commerce.operation.RegisterSnapshot;
import org.evertill.commerce.operation.SessionStep;
import org.evertill.commerce.question.Answer;
import org.evertill.commerce.question.Question;
import org.evertill.commerce.refusal.Refusal;
import org.evertill.commerce.register.RegisterSession;
import org.evertill.commerce.transaction.TransactionJournal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that owns the register session. Steps come in by {@link #submit} from any thread and run in order;
 * while a question is out, later ones wait their turn, so nothing typed or scanned is lost or overtakes. What a step
 * decides is in the journal before anybody sees it: commit, then publish, then after-commit hooks. What only changes
 * the running sale is written, published and synced to the disk, before anything else is decided.
 *
 * <p>Never waits for the network: questions go out through the {@link Questions} and come back as steps.
 */
public final class RegisterLoop {

    private static final Logger LOG = LoggerFactory.getLogger(RegisterLoop.class);

    private final DecidedSteps decided;
    private final Consumer<RegisterSnapshot> published;
    private final Consumer<CommittedEntry> afterCommit;
    private final ExecutorService thread;
    private final Questions questions;
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    /** Everybody in {@link #awaitIdle}: what waits behind a question is dropped at the end, and they must not be. */
    private final Set<CountDownLatch> idleWaits = ConcurrentHashMap.newKeySet();
    private RegisterSession session;
    private long snapshotNumber;
    private int questionsOut;

    /**
     * A loop that has not started.
     *
     * @param start       the session it begins with
     * @param published   gets every snapshot, on the register thread; must only pass it on
     * @param afterCommit gets every entry once it is durable, on the register thread; must only pass it on
     */
    public RegisterLoop(RegisterSession start, TransactionJournal journal, QuestionDesk desk,
            Consumer<RegisterSnapshot> published, Consumer<CommittedEntry> afterCommit) {
        this.session = start;
        this.decided = new DecidedSteps(journal);
        this.published = published;
        this.afterCommit = afterCommit;
        this.thread = Executors.newSingleThreadExecutor(run -> {
            Thread register = new Thread(run, "register");
            register.setDaemon(true);
            return register;
        });
        this.questions = new Questions(desk, thread, this::enqueue,
                work -> decided.whenSettled(work, this::happened), () -> session, this::apply);
    }

    /** Shows the first snapshot. */
    public void start() {
        execute(() -> show(Optional.empty(), Optional.empty()));
    }

    /**
     * Runs a step after all that were submitted before it, or at once if it does not wait its turn. Any thread; returns
     * at once.
     */
    public void submit(SessionStep step) {
        execute(() -> {
            if (step.waitsItsTurn(session)) {
                waiting.add(() -> run(step));
                runWaiting();
            } else {
                run(step);
            }
        });
    }

    /**
     * Runs news of the connection at once, also while a question is out: it never needs an answer itself. Any thread.
     */
    public void tell(SessionStep news) {
        execute(() -> apply(news));
    }

    /**
     * Asks beside the sale, as search-as-you-type does: input goes on meanwhile, and silence of the scale unit
     * switches the connection as any other, unless the cashier is to be asked before that; an error it answers with
     * does not. The future is completed on the register thread; hand the answer on.
     */
    public CompletableFuture<Answer> inquire(Question question) {
        CompletableFuture<Answer> answered = new CompletableFuture<>();
        if (!execute(() -> questions.inquire(question).thenAccept(answered::complete))) {
            answered.cancel(false);
        }
        return answered;
    }

    /** Finishes the step that runs and stops. What waits for an answer is dropped; the draft keeps the sale. */
    public void stop() throws InterruptedException {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(10, TimeUnit.SECONDS)) {
                LOG.warn("The register thread did not finish within 10 s of being asked to stop");
            }
        } finally {
            idleWaits.forEach(CountDownLatch::countDown);
        }
    }

    /**
     * Waits until every step submitted before has run and no question is out, or until the loop has stopped and
     * nothing runs any more; shows nothing by itself. For tests and headless programs.
     */
    public void awaitIdle() throws InterruptedException {
        CountDownLatch idle = new CountDownLatch(1);
        idleWaits.add(idle);
        try {
            if (enqueue(idle::countDown)) {
                idle.await();
            }
        } finally {
            idleWaits.remove(idle);
        }
    }

    private boolean enqueue(Runnable input) {
        return execute(() -> {
            waiting.add(input);
            runWaiting();
        });
    }

    private boolean execute(Runnable work) {
        try {
            thread.execute(work);
            return true;
        } catch (RejectedExecutionException e) {
            LOG.debug("Input after the register stopped is dropped", e);
            return false;
        }
    }

    private void runWaiting() {
        while (questionsOut == 0 && !waiting.isEmpty()) {
            waiting.removeFirst().run();
        }
    }

    private void run(SessionStep step) {
        switch (decide(step)) {
            case OperationOutcome.Applied applied -> finish(applied);
            case OperationOutcome.NeedsInput(Prompt prompt) -> show(Optional.of(prompt), Optional.empty());
            case OperationOutcome.Rejected(Refusal why) -> reject(why);
            case OperationOutcome.NeedsAnswer needed -> ask(needed);
        }
    }

    /**
     * A step that only says what has happened; it is decided and stored, but answers and prompts are not its matter,
     * and where it changes nothing there is nothing to show. Whether it took effect.
     */
    private boolean apply(SessionStep news) {
        return decide(news) instanceof OperationOutcome.Applied applied
                && (applied.equals(OperationOutcome.Applied.of(session)) || finish(applied));
    }

    private OperationOutcome decide(SessionStep step) {
        try {
            decided.settle(this::happened);
            return step.run(session);
        } catch (RuntimeException | Error e) {
            return new OperationOutcome.Rejected(refusalOf(e));
        }
    }

    private void ask(OperationOutcome.NeedsAnswer needed) {
        session = needed.session();
        if (needed.startsAttempt()) {
            questions.attempt();
        }
        CompletableFuture<Answer> asked = questions.ask(needed.question());
        if (asked.isDone()) {
            // Nothing began to wait behind it, and there is no way to it to be shown.
            answered(needed, asked.join());
            return;
        }
        // A step that did not wait its turn asks beside the question that is out.
        questionsOut++;
        show(Optional.empty(), Optional.empty());
        asked.thenAccept(answer -> {
            questionsOut--;
            answered(needed, answer);
            runWaiting();
        });
    }

    private void answered(OperationOutcome.NeedsAnswer needed, Answer answer) {
        run(current -> needed.then().apply(answer).run(current));
    }

    private boolean finish(OperationOutcome.Applied applied) {
        RegisterSession before = session;
        DecidedSteps.Stored stored;
        try {
            stored = decided.store(session, applied);
        } catch (RuntimeException | Error e) {
            reject(refusalOf(e));
            return false;
        }
        become(stored, applied.notice());
        if (stored.awaitsSync() && !sync(before)) {
            return false;
        }
        if (applied.startsAttempt()) {
            questions.attempt();
        }
        return true;
    }

    /** What a power cut could still take is brought to the disk, or taken back from the screen with the reason. */
    private boolean sync(RegisterSession before) {
        try {
            decided.sync();
            return true;
        } catch (RuntimeException | Error e) {
            session = before;
            reject(refusalOf(e));
            return false;
        }
    }

    /** A step nobody knew the fate of is in the journal after all. */
    private void happened(DecidedSteps.Stored stored) {
        LOG.warn("The journal has {} entries that were in doubt; the step they belong to has happened",
                stored.entries().size());
        become(stored, Optional.empty());
    }

    private void become(DecidedSteps.Stored stored, Optional<Notice> notice) {
        Connection before = session.connection();
        session = stored.session();
        publish(Optional.empty(), Optional.empty(), notice);
        stored.entries().forEach(entry -> passOn(() -> afterCommit.accept(entry)));
        Connection after = session.connection();
        if (before.isOnline() && !after.isOnline()) {
            questions.offTheLine();
        } else if (before.asks() && !after.asks()) {
            questions.askAgain(after.isStranded());
        }
    }

    /** An Error too: this thread must live on, or the till would take nothing any more. */
    private Refusal refusalOf(Throwable thrown) {
        return FailedStep.told(thrown, decided.isInDoubt());
    }

    private void reject(Refusal why) {
        show(Optional.empty(), Optional.of(why));
    }

    private void show(Optional<Prompt> prompt, Optional<Refusal> refusal) {
        publish(prompt, refusal, Optional.empty());
    }

    private void publish(Optional<Prompt> prompt, Optional<Refusal> refusal, Optional<Notice> notice) {
        snapshotNumber++;
        RegisterSnapshot snapshot =
                new RegisterSnapshot(snapshotNumber, session, prompt, refusal, notice, questionsOut > 0);
        passOn(() -> published.accept(snapshot));
    }

    /** Screens, printers and the upload may fail; what has happened has happened, and the next step must run. */
    private static void passOn(Runnable hook) {
        try {
            hook.run();
        } catch (RuntimeException | Error e) {
            LOG.error("Something that watches the register failed; the register goes on", e);
        }
    }
}
