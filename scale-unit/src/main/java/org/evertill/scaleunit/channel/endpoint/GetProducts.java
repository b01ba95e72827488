package org.evertill.scaleunit.channel.endpoint;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.time.Clock;
import org.evertill.commerce.question.Question;
import org.evertill.scaleunit.channel.PublishedFacts;
import org.evertill.scaleunit.http.Endpoint;
import org.evertill.scaleunit.http.Requests;

/** {@code GET /products?query=&category=&limit=&offset=&date=}: products by words, in any language, or by category. */
public record GetProducts(PublishedFacts facts, Clock clock) implements Endpoint {
    private static final int LIMIT = 20;
    private static final int LIMIT_MAX = 200;
    /** As far as hits are counted. */
    private static final int OFFSET_MAX = 1_000;

    @Override
    public HandlerType method() {
        return HandlerType.GET;
    }

    @Override
    public String path() {
        return "/products";
    }

    @Override
    public void answer(Context context) throws Exception {
        Question.ProductSearch question = new Question.ProductSearch(
                Requests.text(context, "query"), Requests.text(context, "category"), Requests.date(context, clock),
                Requests.number(context, "limit", LIMIT, 1, LIMIT_MAX),
                Requests.number(context, "offset", 0, 0, OFFSET_MAX));
        context.json(facts.reference(reference -> reference.products().search(question)));
    }
}
