package org.evertill.scaleunit.headquarters.endpoint;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import org.evertill.exchange.link.CodeRedemption;
import org.evertill.scaleunit.headquarters.Headquarters;
import org.evertill.scaleunit.http.ChannelGate;
import org.evertill.scaleunit.http.Endpoint;
import org.evertill.scaleunit.http.ProblemException;
import org.evertill.scaleunit.http.Requests;

/** {@code POST /headquarters/activations}: uses up an activation code of a register of the channel's store. */
public record PostActivation(Headquarters headquarters) implements Endpoint {
    @Override
    public HandlerType method() {
        return HandlerType.POST;
    }

    @Override
    public String path() {
        return "/headquarters/activations";
    }

    @Override
    public void answer(Context context) throws Exception {
        CodeRedemption request = Requests.body(context, CodeRedemption.class);
        if (request.activationCode() == null) {
            throw Requests.malformed("'activationCode' is missing.");
        }
        context.header("Cache-Control", "no-store");
        context.json(headquarters.link(ChannelGate.storeOf(context)).activation()
                .redeem(request.activationCode(), request.activated())
                .orElseThrow(() -> ProblemException.of(404, "unknown-activation-code", "Unknown activation code",
                        "This activation code is unknown, used or too old.")));
    }
}
