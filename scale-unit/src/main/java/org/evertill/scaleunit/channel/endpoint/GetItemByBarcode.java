package org.evertill.scaleunit.channel.endpoint;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.time.Clock;
import java.time.LocalDate;
import org.evertill.scaleunit.channel.PublishedFacts;
import org.evertill.scaleunit.http.Endpoint;
import org.evertill.scaleunit.http.Requests;

/** {@code GET /products/by-barcode/{code}?date=}: the item of a barcode, with its price and taxes on that day. */
public record GetItemByBarcode(PublishedFacts facts, Clock clock) implements Endpoint {
    @Override
    public HandlerType method() {
        return HandlerType.GET;
    }

    @Override
    public String path() {
        return "/products/by-barcode/{code}";
    }

    @Override
    public void answer(Context context) throws Exception {
        String code = context.pathParam("code");
        LocalDate on = Requests.date(context, clock);
        ItemAnswers.send(
                context, facts.reference(reference -> reference.items().byBarcode(code, on)), "unknown-barcode");
    }
}
