package org.evertill.app.register;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.evertill.commerce.operation.Notice;
import org.evertill.commerce.operation.OperationOutcome;
import org.evertill.commerce.operation.Prompt;
import org.evertill.commerce.operation.Refusal;
import org.evertill.commerce.operation.RefusalReason;
import org.evertill.commerce.operation.SessionStep;
import org.evertill.commerce.question.Answer;
import org.evertill.commerce.question.Question;
import org.evertill.commerce.register.RegisterSession;
import org.evertill.commerce.register.RegisterSnapshot;
import org.evertill.commerce.transaction.Committed;
import org.evertill.commerce.transaction.CompletedSale;
import org.evertill.commerce.transaction.JournalEntry;
import org.evertill.commerce.transaction.JournalUnavailableException;
import org.evertill.commerce.transaction.SalesTransaction;
import org.evertill.commerce.transaction.TransactionJournal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that owns the register session. Steps come in by {@link #submit} from any thread and run in order;
 * while a question is out, later ones wait their turn, so nothing typed or scanned is lost or overtakes. What a step
 * decides is in the journal before anybody sees it: commit, then publish, then after-commit hooks.
 *
 * <p>Never waits for the network: questions go out through the {@link Questions} and come back as steps.
 */
public final class RegisterLoop {

    private static final Logger LOG = LoggerFactory.getLogger(RegisterLoop.class);

    private final TransactionJournal journal;
    private final Consumer<RegisterSnapshot> published;
    private final Consumer<CommittedEntry> afterCommit;
    private final ExecutorService thread;
    private final Questions questions;
    private final Deque<SessionStep> waiting = new ArrayDeque<>();
    private RegisterSession session;
    private long snapshotNumber;
    private boolean questionOut;

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
        this.journal = journal;
        this.published = published;
        this.afterCommit = afterCommit;
        this.thread = Executors.newSingleThreadExecutor(run -> {
            Thread register = new Thread(run, "register");
            register.setDaemon(true);
            return register;
        });
        this.questions = new Questions(desk, thread, () -> session, this::apply);
    }

    /** Shows the first snapshot and runs a first step. */
    public void start(SessionStep first) {
        thread.execute(() -> publish(Optional.empty(), Optional.empty(), Optional.empty()));
        submit(first);
    }

    /** Runs a step after all that were submitted before it. Any thread; returns at once. */
    public void submit(SessionStep step) {
        execute(() -> {
            if (questionOut) {
                waiting.add(step);
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
     * switches the connection as any other. The future is completed on the register thread; hand the answer on.
     */
    public CompletableFuture<Answer> inquire(Question question) {
        CompletableFuture<Answer> answered = new CompletableFuture<>();
        execute(() -> questions.ask(question).thenAccept(answered::complete));
        return answered;
    }

    /** Finishes the step that runs and stops. What waits for an answer is dropped; the draft keeps the sale. */
    public void stop() throws InterruptedException {
        thread.shutdown();
        if (!thread.awaitTermination(10, TimeUnit.SECONDS)) {
            LOG.warn("The register thread did not finish within 10 s of being asked to stop");
        }
    }

    /** Waits until every step submitted before has run and no question is out. For tests and headless programs. */
    public void awaitIdle() throws InterruptedException {
        CountDownLatch idle = new CountDownLatch(1);
        submit(current -> {
            idle.countDown();
            return OperationOutcome.Applied.of(current);
        });
        idle.await();
    }

    private void execute(Runnable work) {
        try {
            thread.execute(work);
        } catch (RejectedExecutionException e) {
            LOG.debug("Input after the register stopped is dropped", e);
        }
    }

    private void run(SessionStep step) {
        OperationOutcome outcome = decide(step);
        switch (outcome) {
            case OperationOutcome.Applied applied -> finish(applied);
            case OperationOutcome.NeedsInput(Prompt prompt) ->
                    publish(Optional.of(prompt), Optional.empty(), Optional.empty());
            case OperationOutcome.Rejected(Refusal why) -> reject(why);
            case OperationOutcome.NeedsAnswer needed -> ask(needed);
        }
    }

    /** A step that only says what has happened; it is decided and stored; answers and prompts are not its matter. */
    private void apply(SessionStep news) {
        if (decide(news) instanceof OperationOutcome.Applied applied) {
            finish(applied);
        }
    }

    private OperationOutcome decide(SessionStep step) {
        try {
            return step.run(session);
        } catch (RuntimeException e) {
            String code = ErrorCode.of(e);
            LOG.error("Step failed, nothing was changed; error {}", code, e);
            return OperationOutcome.Rejected.because(RefusalReason.INTERNAL, code);
        }
    }

    private void ask(OperationOutcome.NeedsAnswer needed) {
        session = needed.session();
        questionOut = true;
        publish(Optional.empty(), Optional.empty(), Optional.empty());
        if (needed.startsAttempt()) {
            questions.attempt();
        }
        questions.ask(needed.question()).thenAccept(answer -> {
            questionOut = false;
            run(needed.then().apply(answer));
            runWaiting();
        });
    }

    private void runWaiting() {
        while (!questionOut && !waiting.isEmpty()) {
            run(waiting.removeFirst());
        }
    }

    private void finish(OperationOutcome.Applied applied) {
        List<CommittedEntry> committed;
        try {
            committed = store(applied);
        } catch (JournalUnavailableException e) {
            LOG.error("The journal did not take the step; nothing was changed", e);
            reject(Refusal.of(
                    e.isDiskFull() ? RefusalReason.JOURNAL_DISK_FULL : RefusalReason.JOURNAL_UNAVAILABLE));
            return;
        }
        session = withNewestSale(applied.session(), committed);
        publish(Optional.empty(), Optional.empty(), applied.notice());
        committed.forEach(afterCommit);
        if (applied.startsAttempt()) {
            questions.attempt();
        }
    }

    private List<CommittedEntry> store(OperationOutcome.Applied applied) {
        if (applied.entries().isEmpty()) {
            if (!applied.session().cart().equals(session.cart())) {
                applied.session().cart().ifPresent(journal::saveDraft);
            }
            return List.of();
        }
        List<JournalEntry> entries = applied.entries();
        List<Committed> numbers = journal.commit(entries);
        List<CommittedEntry> committed = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            committed.add(new CommittedEntry(entries.get(i), numbers.get(i)));
        }
        return committed;
    }

    private static RegisterSession withNewestSale(RegisterSession next, List<CommittedEntry> committed) {
        for (CommittedEntry each : committed) {
            if (each.entry() instanceof SalesTransaction sale) {
                return next.withLastSale(new CompletedSale(sale, each.committed()));
            }
        }
        return next;
    }

    private void reject(Refusal why) {
        publish(Optional.empty(), Optional.of(why), Optional.empty());
    }

    private void publish(Optional<Prompt> prompt, Optional<Refusal> refusal, Optional<Notice> notice) {
        snapshotNumber++;
        published.accept(new RegisterSnapshot(snapshotNumber, session, prompt, refusal, notice, questionOut));
    }
}
