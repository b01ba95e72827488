package org.evertill.app.register;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.evertill.commerce.connection.LookupSource;
import org.evertill.commerce.connection.OfflineReadiness;
import org.evertill.commerce.connection.SwitchCause;
import org.evertill.commerce.operation.ConnectionSteps;
import org.evertill.commerce.operation.SessionStep;
import org.evertill.commerce.question.Answer;
import org.evertill.commerce.question.Question;
import org.evertill.commerce.question.SourceUnavailableException;
import org.evertill.commerce.refusal.Refusal;
import org.evertill.commerce.refusal.RefusalReason;
import org.evertill.commerce.register.RegisterSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends each question to the source the connection says, and the same question to the offline database when the
 * scale unit stays silent. A question that is still out when the register goes off the line is asked of the offline
 * database at once, and what the scale unit says to it later is ignored. Used and answered on the register thread only.
 */
final class Questions {

    private static final Logger LOG = LoggerFactory.getLogger(Questions.class);

    private final QuestionDesk desk;
    private final Executor registerThread;
    private final Executor inTurn;
    private final Supplier<RegisterSession> session;
    private final Predicate<SessionStep> news;
    private final Set<Pending> outOnline = new LinkedHashSet<>();

    /** A question that is out; two of the same words are still two. */
    private static final class Pending {
        private final Question question;
        private final CompletableFuture<Answer> given = new CompletableFuture<>();

        private Pending(Question question) {
            this.question = question;
        }
    }

    /**
     * @param inTurn runs work on the register thread when no question of the sale is out
     * @param news takes what was learnt of the connection, and says whether it took effect
     */
    Questions(QuestionDesk desk, Executor registerThread, Executor inTurn, Supplier<RegisterSession> session,
            Predicate<SessionStep> news) {
        this.desk = desk;
        this.registerThread = registerThread;
        this.inTurn = inTurn;
        this.session = session;
        this.news = news;
    }

    /** Always completes, on the register thread, with an answer. */
    CompletableFuture<Answer> ask(Question question) {
        if (!isOnline()) {
            return offline(question);
        }
        if (asksOfflineDatabaseFirst(question)) {
            return offline(question).thenCompose(answer -> answer instanceof Answer.Item || !isOnline()
                    ? CompletableFuture.completedFuture(answer) : online(question));
        }
        return online(question);
    }

    /**
     * Looks whether the scale unit answers, and tells the session in turn: the transaction whose first question is
     * out has begun, and the answer must find it there.
     */
    void attempt() {
        begun(() -> desk.attempt().apply(session.get().profile())).whenCompleteAsync((latency, failure) -> {
            SessionStep found = failure == null
                    ? ConnectionSteps.attemptAnswered()
                    : ConnectionSteps.attemptFailed(causeOf(failure));
            if (!news.test(found)) {
                news.test(ConnectionSteps.attemptForgotten());
            }
        }, inTurn);
    }

    /** The register has gone off the line: nobody waits for the scale unit any more. */
    void offTheLine() {
        List<Pending> left = List.copyOf(outOnline);
        outOnline.clear();
        left.forEach(pending -> offline(pending.question).thenAccept(pending.given::complete));
    }

    private CompletableFuture<Answer> online(Question question) {
        Pending pending = new Pending(question);
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
                pending.question.getClass().getSimpleName(), failure.getMessage());
        news.test(ConnectionSteps.questionFailed(causeOf(failure)));
        // Also when the switch could not be stored: then the journal will refuse the line, and say why.
        if (session.get().connection().canSellOffline()) {
            offline(pending.question).thenAccept(pending.given::complete);
        } else {
            pending.given.complete(new Answer.Unavailable(whyNotOffline()));
        }
    }

    private CompletableFuture<Answer> offline(Question question) {
        return begun(() -> desk.offline().apply(question))
                .exceptionally(failure -> {
                    LOG.error("The offline database failed on a question", failure);
                    return new Answer.Unavailable(Refusal.of(RefusalReason.OFFLINE_UNAVAILABLE));
                })
                .thenApplyAsync(answer -> answer, registerThread);
    }

    private boolean isOnline() {
        return session.get().connection().isOnline();
    }

    private boolean asksOfflineDatabaseFirst(Question question) {
        RegisterSession current = session.get();
        return question instanceof Question.ItemByCode
                && current.profile().lookupSource() == LookupSource.OFFLINE_DATABASE
                && current.connection().canSellOffline();
    }

    private Refusal whyNotOffline() {
        return Refusal.of(session.get().connection().readiness() == OfflineReadiness.NOT_SUPPORTED
                ? RefusalReason.OFFLINE_NOT_SUPPORTED
                : RefusalReason.OFFLINE_NEVER_SYNCHRONISED);
    }

    /** A source that throws instead of answering has failed like any other; the till must not wait for it. */
    private static <T> CompletableFuture<T> begun(Supplier<CompletableFuture<T>> asking) {
        try {
            return asking.get();
        } catch (RuntimeException | Error e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static SwitchCause causeOf(Throwable failure) {
        Throwable cause = failure instanceof CompletionException && failure.getCause() != null
                ? failure.getCause() : failure;
        return cause instanceof SourceUnavailableException unavailable
                ? unavailable.failure() : SwitchCause.NOT_A_SCALE_UNIT;
    }
}
