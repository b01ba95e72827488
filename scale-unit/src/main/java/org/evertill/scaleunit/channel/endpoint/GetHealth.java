package org.evertill.scaleunit.channel.endpoint;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import org.evertill.exchange.wire.HealthAnswer;
import org.evertill.scaleunit.channel.PublishedFacts;
import org.evertill.scaleunit.http.Endpoint;

/** {@code GET /health}: up, whose channel this is, and how new its data is. Never waits for a database. */
public record GetHealth(String storeNumber, PublishedFacts facts) implements Endpoint {
    @Override
    public HandlerType method() {
        return HandlerType.GET;
    }

    @Override
    public String path() {
        return "/health";
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void answer(Context context) {
        context.header("Cache-Control", "no-store");
        context.json(new HealthAnswer("up", storeNumber, facts.dataVersion()));
    }
}
