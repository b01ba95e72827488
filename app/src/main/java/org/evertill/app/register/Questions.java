package org.evertill.app.register;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.evertill.commerce.connection.LookupSource;
import org.evertill.commerce.connection.SwitchCause;
import org.evertill.commerce.operation.ConnectionSteps;
import org.evertill.commerce.operation.SessionStep;
import org.evertill.commerce.question.Answer;
import org.evertill.commerce.question.Question;
import org.evertill.commerce.question.SourceUnavailableException;
import org.evertill.commerce.refusal.OfflineRefusals;
import org.evertill.commerce.refusal.Refusal;
import org.evertill.commerce.refusal.RefusalReason;
import org.evertill.commerce.register.RegisterSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends each question to the source the connection says, and the same question to the offline database when the
 * scale unit stays silent; where the profile wants the cashier asked first, the question waits for what they say. A
 * question that is still out when the register goes off the line is asked of the offline database at once, and what
 * the scale unit says to it later is ignored. Used and answered on the register thread only.
 */
final class Questions {

    private static final Logger LOG = LoggerFactory.getLogger(Questions.class);

    private final QuestionDesk desk;
    private final Executor registerThread;
    private final Executor inTurn;
    private final Executor whenSettled;
    private final Supplier<RegisterSession> session;
    private final Predicate<SessionStep> news;
    private final Set<Pending> outOnline = new LinkedHashSet<>();
    private final Set<Pending> held = new LinkedHashSet<>();

    /** Whose question it is, and so what silence of the scale unit means for it. */
    private enum Kind {
        /** The sale's: the cashier is asked before it takes the register offline, where the profile says so. */
        OF_THE_SALE,
        /** The sale's, asked once more because the cashier wanted to stay online: silence refuses it. */
        ONCE_MORE,
        /** Beside the sale: never a reason to ask the cashier anything. */
        BESIDE
    }

    /** A question that is out; two of the same words are still two. */
    private static final class Pending {
        private final Question question;
        private final Kind kind;
        private final CompletableFuture<Answer> given = new CompletableFuture<>();

        private Pending(Question question, Kind kind) {
            this.question = question;
            this.kind = kind;
        }
    }

    /**
     * @param inTurn runs work on the register thread when no question of the sale is out
     * @param whenSettled runs work of the register thread once no step's fate is unknown
     * @param news takes what was learnt of the connection, and says whether it took effect
     */
    Questions(QuestionDesk desk, Executor registerThread, Executor inTurn, Executor whenSettled,
            Supplier<RegisterSession> session, Predicate<SessionStep> news) {
        this.desk = desk;
        this.registerThread = registerThread;
        this.inTurn = inTurn;
        this.whenSettled = whenSettled;
        this.session = session;
        this.news = news;
    }

    /**
     * A question of the sale. Always completes, on the register thread, with an answer, and may have one already; while
     * the cashier is asked whether to go offline, it waits for what they say.
     */
    CompletableFuture<Answer> ask(Question question) {
        return ask(question, Kind.OF_THE_SALE);
    }

    /** A question beside the sale. Always completes, on the register thread, with an answer. */
    CompletableFuture<Answer> inquire(Question question) {
        return ask(question, Kind.BESIDE);
    }

    private CompletableFuture<Answer> ask(Question question, Kind kind) {
        if (!isOnline() || question instanceof Question.Credentials who && who.here()) {
            return offlineAtOnce(question);
        }
        if (asksOfflineDatabaseFirst(question)) {
            return offlineAtOnce(question).thenCompose(answer -> isFound(answer) || !isOnline()
                    ? CompletableFuture.completedFuture(answer) : online(question, kind));
        }
        return online(question, kind);
    }

    /**
     * Looks whether the scale unit answers, and tells the session in turn: the transaction whose first question is
     * out has begun, and the answer must find it there. An attempt ends even while the journal cannot tell the fate of
     * a step; it would bar every other for good.
     */
    void attempt() {
        begun(() -> desk.attempt().apply(session.get().profile())).whenCompleteAsync((latency, failure) -> {
            SessionStep found = failure == null
                    ? ConnectionSteps.attemptAnswered()
                    : told(failure, ConnectionSteps::attemptFailed);
            whenSettled.execute(() -> {
                if (!news.test(found)) {
                    whenSettled.execute(() -> news.test(ConnectionSteps.attemptForgotten()));
                }
            });
        }, inTurn);
    }

    /** The register has gone off the line: nobody waits for the scale unit any more. */
    void offTheLine() {
        List<Pending> left = new ArrayList<>(held);
        left.addAll(outOnline);
        held.clear();
        outOnline.clear();
        left.forEach(pending -> offline(pending.question).thenAccept(pending.given::complete));
    }

    /**
     * The cashier is no longer asked, and the register is still online: what waited for them is asked once more.
     *
     * @param declined whether that was the cashier's wish; then silence is not asked about again
     */
    void askAgain(boolean declined) {
        List<Pending> left = List.copyOf(held);
        held.clear();
        left.forEach(pending -> online(pending.question, declined ? Kind.ONCE_MORE : pending.kind)
                .thenAccept(pending.given::complete));
    }

    private CompletableFuture<Answer> online(Question question, Kind kind) {
        Pending pending = new Pending(question, kind);
        outOnline.add(pending);
        begun(() -> desk.online().apply(question, session.get().profile())).whenCompleteAsync((answer, failure) -> {
            boolean stillAwaited = outOnline.remove(pending);
            if (stillAwaited && failure == null) {
                news.test(ConnectionSteps.questionAnswered());
                answered(pending, answer);
            } else if (stillAwaited) {
                unanswered(pending, failure);
            }
        }, registerThread);
        return pending.given;
    }

    /** What the scale unit refuses for a reason nobody here knows, the offline database may know; the line is good. */
    private void answered(Pending pending, Answer answer) {
        if (answer instanceof Answer.Unavailable && session.get().connection().canSellOffline()) {
            offline(pending.question).thenAccept(pending.given::complete);
        } else {
            pending.given.complete(answer);
        }
    }

    private void unanswered(Pending pending, Throwable failure) {
        LOG.info("The scale unit did not answer {}: {}",
                pending.question.getClass().getSimpleName(), causeOf(failure).getMessage());
        if (pending.kind == Kind.BESIDE && isOwnFault(failure)) {
            // It is there and failed on this one, which may be asked again; the sale's next question tells the rest.
            offline(pending.question).thenAccept(pending.given::complete);
            return;
        }
        if (ConnectionSteps.asksFirst(session.get())) {
            unansweredAskingFirst(pending, failure);
            return;
        }
        news.test(told(failure, ConnectionSteps::questionFailed));
        withoutTheScaleUnit(pending);
    }

    private void withoutTheScaleUnit(Pending pending) {
        // Also when the switch could not be stored: then the journal will refuse the line, and say why.
        if (session.get().connection().canSellOffline()) {
            offline(pending.question).thenAccept(pending.given::complete);
        } else {
            pending.given.complete(new Answer.Unavailable(whyNotOffline()));
        }
    }

    private void unansweredAskingFirst(Pending pending, Throwable failure) {
        switch (pending.kind) {
            case OF_THE_SALE -> {
                held.add(pending);
                news.test(told(failure, ConnectionSteps::questionFailed));
                // While a step's fate is unknown nobody can be asked, and nobody would answer this one.
                if (!session.get().connection().asks() && held.remove(pending)) {
                    withoutTheScaleUnit(pending);
                }
            }
            case ONCE_MORE -> pending.given.complete(
                    new Answer.Unavailable(Refusal.of(RefusalReason.OFFLINE_DECLINED)));
            case BESIDE -> offline(pending.question).thenAccept(pending.given::complete);
        }
    }

    /** For whoever asks: an answer that is there already need not be waited for. */
    private CompletableFuture<Answer> offlineAtOnce(Question question) {
        CompletableFuture<Answer> asked = askedOffline(question);
        return asked.isDone() ? asked : inStepsOfItsOwn(asked);
    }

    /** For a question that was asked before: its answer must not come in the middle of the step that runs. */
    private CompletableFuture<Answer> offline(Question question) {
        return inStepsOfItsOwn(askedOffline(question));
    }

    private CompletableFuture<Answer> inStepsOfItsOwn(CompletableFuture<Answer> asked) {
        return asked.thenApplyAsync(answer -> answer, registerThread);
    }

    private CompletableFuture<Answer> askedOffline(Question question) {
        return begun(() -> desk.offline().apply(question)).exceptionally(failure -> {
            LOG.error("The offline database failed on a question", failure);
            return new Answer.Unavailable(Refusal.of(RefusalReason.OFFLINE_UNAVAILABLE));
        });
    }

    private boolean isOnline() {
        return session.get().connection().isOnline();
    }

    /** What is sold, and the description whose tiles say its prices, come from the same source. */
    private boolean asksOfflineDatabaseFirst(Question question) {
        RegisterSession current = session.get();
        return (question instanceof Question.ItemByCode || question instanceof Question.ProductSearch
                || question instanceof Question.StoreDescription)
                && current.profile().lookupSource() == LookupSource.OFFLINE_DATABASE
                && current.connection().canSellOffline();
    }

    /** Whether the offline database has it; the scale unit may know what is newer than the last package. */
    private static boolean isFound(Answer answer) {
        return answer instanceof Answer.Item || answer instanceof Answer.Described
                || answer instanceof Answer.Products products && products.total() > 0;
    }

    private Refusal whyNotOffline() {
        return OfflineRefusals.unanswered(session.get().connection().readiness());
    }

    /** A source that throws instead of answering has failed like any other; the till must not wait for it. */
    private static <T> CompletableFuture<T> begun(Supplier<CompletableFuture<T>> asking) {
        try {
            return asking.get();
        } catch (RuntimeException | Error e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static boolean isOwnFault(Throwable failure) {
        return causeOf(failure) instanceof SourceUnavailableException unavailable
                && unavailable.failure() == SwitchCause.SERVER_ERROR;
    }

    private static SessionStep told(Throwable failure, BiFunction<SwitchCause, Integer, SessionStep> step) {
        return causeOf(failure) instanceof SourceUnavailableException unavailable
                ? step.apply(unavailable.failure(), unavailable.status()) : step.apply(SwitchCause.NOT_A_SCALE_UNIT, 0);
    }

    private static Throwable causeOf(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
