package org.evertill.app.register;

import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.evertill.commerce.connection.OfflineProfile;
import org.evertill.commerce.question.Answer;
import org.evertill.commerce.question.Question;

/**
 * Where the register's questions can go. Which of them is asked is the register loop's decision; the desk only
 * carries. Futures are completed on I/O threads, or before they are given: what takes less than a change of threads is
 * answered by whoever asks.
 *
 * @param online  asks the scale unit within the profile's time, retries included; fails with
 *                {@link org.evertill.commerce.question.SourceUnavailableException} when that has passed; answers
 *                {@link Answer.Unavailable} when the scale unit refuses the question, which is no outage
 * @param offline asks the offline database; never fails, but may answer {@link Answer.Unavailable}
 * @param attempt looks whether the scale unit answers; fails as {@code online} does
 */
public record QuestionDesk(
        BiFunction<Question, OfflineProfile, CompletableFuture<Answer>> online,
        Function<Question, CompletableFuture<Answer>> offline,
        Function<OfflineProfile, CompletableFuture<?>> attempt) {
}
