package org.evertill.scaleunit.headquarters.endpoint;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import org.evertill.exchange.link.HandedReports;
import org.evertill.scaleunit.headquarters.Headquarters;
import org.evertill.scaleunit.http.ChannelGate;
import org.evertill.scaleunit.http.Endpoint;
import org.evertill.scaleunit.http.Requests;

/** {@code POST /headquarters/register-reports}: what a channel's registers have told. */
public record PostRegisterReports(Headquarters headquarters) implements Endpoint {
    @Override
    public HandlerType method() {
        return HandlerType.POST;
    }

    @Override
    public String path() {
        return "/headquarters/register-reports";
    }

    @Override
    public void answer(Context context) throws Exception {
        HandedReports handed = Requests.body(context, HandedReports.class);
        headquarters.link(ChannelGate.storeOf(context)).reports().take(handed.reports());
        context.status(204);
    }
}
