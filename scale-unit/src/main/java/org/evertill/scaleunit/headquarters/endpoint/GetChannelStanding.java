package org.evertill.scaleunit.headquarters.endpoint;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import org.evertill.exchange.link.ChannelStanding;
import org.evertill.exchange.link.HeadquartersLink;
import org.evertill.scaleunit.headquarters.Headquarters;
import org.evertill.scaleunit.http.ChannelGate;
import org.evertill.scaleunit.http.Endpoint;

/** {@code GET /headquarters/channel}: how the channel that asks stands at headquarters. */
public record GetChannelStanding(Headquarters headquarters) implements Endpoint {
    @Override
    public HandlerType method() {
        return HandlerType.GET;
    }

    @Override
    public String path() {
        return "/headquarters/channel";
    }

    @Override
    public void answer(Context context) throws Exception {
        String store = ChannelGate.storeOf(context);
        HeadquartersLink link = headquarters.link(store);
        context.header("Cache-Control", "no-store");
        context.json(new ChannelStanding(store, link.dataGroup().ofStore().orElse(null),
                link.signingKey().get().toBase64(), link.records().takenUpTo(),
                link.orders().standing()));
    }
}
