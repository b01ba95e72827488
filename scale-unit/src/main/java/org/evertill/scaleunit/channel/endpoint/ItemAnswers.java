package org.evertill.scaleunit.channel.endpoint;

import io.javalin.http.Context;
import org.evertill.commerce.question.Answer;
import org.evertill.scaleunit.http.Problem;
import org.evertill.scaleunit.http.ProblemException;

/** Says an item, or why there is none, in the same words at every address that finds one. */
final class ItemAnswers {

    private ItemAnswers() {
    }

    /**
     * Answers with the item.
     *
     * @param slug what the code asked for was: {@code unknown-barcode}, {@code unknown-product}, …
     */
    static void send(Context context, Answer answer, String slug) {
        switch (answer) {
            case Answer.Item item -> context.json(item.facts());
            case Answer.Ambiguous several -> throw new ProblemException(Problem.of(409, "ambiguous-code",
                    "Ambiguous code", "The code " + several.code() + " names several products.")
                    .with("items", several.items()));
            case Answer.NoPrice noPrice -> throw new ProblemException(Problem.of(404, "no-price", "No price",
                    noPrice.name() + " has no price on that day.")
                    .with("productNumber", noPrice.productNumber()).with("name", noPrice.name()));
            case Answer.NoSuchItem unknown -> throw new ProblemException(Problem.of(404, slug, "Unknown item",
                    "Nothing here has the code " + unknown.code() + ".").with("code", unknown.code()));
            default -> throw new IllegalStateException("That is no answer about an item: " + answer);
        }
    }
}
