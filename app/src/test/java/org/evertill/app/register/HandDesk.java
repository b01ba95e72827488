package org.evertill.app.register;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.evertill.commerce.connection.SwitchCause;
import org.evertill.commerce.question.Answer;
import org.evertill.commerce.question.Question;
import org.evertill.commerce.question.SourceUnavailableException;

/** A desk worked by hand: a test says how each source answers, or keeps a question waiting and answers it itself. */
final class HandDesk {

    private final Function<Question, Answer> facts;
    private final BlockingQueue<Waiting> waiting = new LinkedBlockingQueue<>();
    private final BlockingQueue<CompletableFuture<Object>> attempts = new LinkedBlockingQueue<>();
    private final List<Question> askedOffline = new CopyOnWriteArrayList<>();
    private volatile Function<Question, CompletableFuture<Answer>> online = this::answered;
    private volatile Function<Question, CompletableFuture<Answer>> offline = this::answered;

    /** A question the scale unit has not answered so far. */
    record Waiting(Question question, CompletableFuture<Answer> answer) {
    }

    /** A desk whose sources both know these facts and answer at once. */
    HandDesk(Function<Question, Answer> facts) {
        this.facts = facts;
    }

    QuestionDesk desk() {
        return new QuestionDesk(
                (question, profile) -> online.apply(question),
                question -> {
                    askedOffline.add(question);
                    return offline.apply(question);
                },
                profile -> {
                    CompletableFuture<Object> attempt = new CompletableFuture<>();
                    attempts.add(attempt);
                    return attempt;
                });
    }

    /** From now on the scale unit answers at once. */
    void answerOnline() {
        online = this::answered;
    }

    /** From now on the scale unit's answers wait for the test. */
    void keepOnlineWaiting() {
        online = question -> {
            CompletableFuture<Answer> answer = new CompletableFuture<>();
            waiting.add(new Waiting(question, answer));
            return answer;
        };
    }

    /** From now on the scale unit is not there. */
    void failOnline(SwitchCause cause) {
        online = question -> CompletableFuture.failedFuture(failure(cause));
    }

    /** From now on asking the scale unit does this. */
    void online(Function<Question, CompletableFuture<Answer>> asking) {
        online = asking;
    }

    /** From now on asking the offline database does this. */
    void offline(Function<Question, CompletableFuture<Answer>> asking) {
        offline = asking;
    }

    /** The next question that waits for the scale unit. */
    Waiting nextWaiting() throws InterruptedException {
        Waiting next = waiting.poll(60, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("nothing was asked of the scale unit within a minute");
        }
        return next;
    }

    /** Whether any question waits for the scale unit. */
    boolean hasWaiting() {
        return !waiting.isEmpty();
    }

    /** Answers the next waiting question as the shop would. */
    void answerNext() throws InterruptedException {
        Waiting next = nextWaiting();
        next.answer().complete(facts.apply(next.question()));
    }

    /** The next attempt to reach the scale unit, for the test to complete. */
    CompletableFuture<Object> nextAttempt() throws InterruptedException {
        CompletableFuture<Object> attempt = attempts.poll(60, TimeUnit.SECONDS);
        if (attempt == null) {
            throw new AssertionError("no attempt was made within a minute");
        }
        return attempt;
    }

    /** Whether an attempt has been made that no test has taken. */
    boolean hasAttempt() {
        return !attempts.isEmpty();
    }

    /** Everything the offline database was asked, in order. */
    List<Question> askedOffline() {
        return askedOffline;
    }

    /** What a source that gives no answer fails with. */
    static SourceUnavailableException failure(SwitchCause cause) {
        return new SourceUnavailableException(cause, cause == SwitchCause.SERVER_ERROR ? 503 : 0, "the test says so");
    }

    CompletableFuture<Answer> answered(Question question) {
        return CompletableFuture.completedFuture(facts.apply(question));
    }
}
