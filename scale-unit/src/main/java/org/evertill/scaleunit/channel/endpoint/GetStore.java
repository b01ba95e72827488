package org.evertill.scaleunit.channel.endpoint;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.evertill.commerce.store.StoreFacts;
import org.evertill.scaleunit.channel.PublishedFacts;
import org.evertill.scaleunit.http.DeviceGate;
import org.evertill.scaleunit.http.Endpoint;
import org.evertill.scaleunit.http.ProblemException;
import org.evertill.scaleunit.http.Requests;

/** {@code GET /store?date=}: the store, its money, categories, reasons and favourites, as a register shows them. */
public record GetStore(PublishedFacts facts, Clock clock) implements Endpoint {
    @Override
    public HandlerType method() {
        return HandlerType.GET;
    }

    @Override
    public String path() {
        return "/store";
    }

    @Override
    public void answer(Context context) throws Exception {
        String storeNumber = DeviceGate.registerOf(context).storeNumber();
        LocalDate on = Requests.date(context, clock);
        Optional<StoreFacts> store = facts.reference(reference -> reference.stores().store(storeNumber, on));
        context.json(store.orElseThrow(() -> ProblemException.of(404, "unknown-store", "Unknown store",
                "Headquarters has published no store " + storeNumber + ".")));
    }
}
