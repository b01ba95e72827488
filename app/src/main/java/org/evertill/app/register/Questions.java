package org.evertill.app.register;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.evertill.commerce.connection.LookupSource;
import org.evertill.commerce.connection.OfflineReadiness;
import org.evertill.commerce.connection.SwitchCause;
import org.evertill.commerce.operation.Refusal;
import org.evertill.commerce.operation.RefusalReason;
import org.evertill.commerce.operation.SessionStep;
import org.evertill.commerce.question.Answer;
import org.evertill.commerce.question.Question;
import org.evertill.commerce.question.SourceUnavailableException;
import org.evertill.commerce.register.ConnectionSteps;
import org.evertill.commerce.register.RegisterSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends each question to the source the connection says, and the same question to the offline database when the
 * scale unit stays silent. Used and answered on the register thread only.
 */
final class Questions {

    private static final Logger LOG = LoggerFactory.getLogger(Questions.class);

    private final QuestionDesk desk;
    private final Executor registerThread;
    private final Supplier<RegisterSession> session;
    private final Consumer<SessionStep> news;

    Questions(QuestionDesk desk, Executor registerThread, Supplier<RegisterSession> session,
            Consumer<SessionStep> news) {
        this.desk = desk;
        this.registerThread = registerThread;
        this.session = session;
        this.news = news;
    }

    /** Always completes, on the register thread, with an answer. */
    CompletableFuture<Answer> ask(Question question) {
        if (!session.get().connection().isOnline()) {
            return offline(question);
        }
        if (asksOfflineDatabaseFirst(question)) {
            return offline(question).thenCompose(answer -> answer instanceof Answer.Item
                    ? CompletableFuture.completedFuture(answer) : online(question));
        }
        return online(question);
    }

    /** Looks whether the scale unit answers, and tells the session. */
    void attempt() {
        desk.attempt().apply(session.get().profile()).whenCompleteAsync((latency, failure) -> news.accept(
                failure == null
                        ? ConnectionSteps.attemptAnswered()
                        : ConnectionSteps.attemptFailed(causeOf(failure))), registerThread);
    }

    private CompletableFuture<Answer> online(Question question) {
        return desk.online().apply(question, session.get().profile())
                .handleAsync((answer, failure) -> {
                    if (failure == null) {
                        news.accept(ConnectionSteps.questionAnswered());
                        return CompletableFuture.completedFuture(answer);
                    }
                    return unanswered(question, failure);
                }, registerThread)
                .thenCompose(answer -> answer);
    }

    private CompletableFuture<Answer> unanswered(Question question, Throwable failure) {
        SwitchCause cause = causeOf(failure);
        LOG.info("The scale unit did not answer {}: {}", question.getClass().getSimpleName(), failure.getMessage());
        news.accept(ConnectionSteps.questionFailed(cause));
        if (session.get().connection().isOnline()) {
            return CompletableFuture.completedFuture(new Answer.Unavailable(whyNotOffline()));
        }
        return offline(question);
    }

    private CompletableFuture<Answer> offline(Question question) {
        return desk.offline().apply(question)
                .exceptionally(failure -> {
                    LOG.error("The offline database failed on a question", failure);
                    return new Answer.Unavailable(Refusal.of(RefusalReason.OFFLINE_UNAVAILABLE));
                })
                .thenApplyAsync(answer -> answer, registerThread);
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

    private static SwitchCause causeOf(Throwable failure) {
        Throwable cause = failure instanceof CompletionException && failure.getCause() != null
                ? failure.getCause() : failure;
        return cause instanceof SourceUnavailableException unavailable
                ? unavailable.failure() : SwitchCause.NOT_A_SCALE_UNIT;
    }
}
