package org.evertill.app.register;

import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.evertill.commerce.operation.SessionStep;
import org.evertill.commerce.question.Answer;
import org.evertill.commerce.question.Question;

/**
 * What screens may ask of the register. All return at once; nothing here waits.
 *
 * @param submit  runs a step after all that were submitted before it
 * @param inquire asks beside the sale; the answer comes back on the screen thread
 * @param syncNow wakes download and upload
 */
public record RegisterPort(
        Consumer<SessionStep> submit,
        BiConsumer<Question, Consumer<Answer>> inquire,
        Runnable syncNow) {
}
