package org.evertill.scaleunit.headquarters.endpoint;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import org.evertill.exchange.link.HandedRecords;
import org.evertill.scaleunit.headquarters.Headquarters;
import org.evertill.scaleunit.http.ChannelGate;
import org.evertill.scaleunit.http.Endpoint;
import org.evertill.scaleunit.http.Requests;

/** {@code POST /headquarters/records}: P-0001 of a channel in a process of its own. */
public record PostRecords(Headquarters headquarters) implements Endpoint {
    @Override
    public HandlerType method() {
        return HandlerType.POST;
    }

    @Override
    public String path() {
        return "/headquarters/records";
    }

    @Override
    public void answer(Context context) throws Exception {
        HandedRecords handed = Requests.body(context, HandedRecords.class);
        context.json(new HandedRecords.Taken(
                headquarters.link(ChannelGate.storeOf(context)).records().take(handed.records())));
    }
}
