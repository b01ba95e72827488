package org.evertill.scaleunit.channel.endpoint;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import org.evertill.exchange.wire.ActivationRequest;
import org.evertill.scaleunit.channel.Activation;
import org.evertill.scaleunit.http.Endpoint;
import org.evertill.scaleunit.http.Requests;

/** {@code POST /devices/activate}: a one-time code becomes a device token and a new incarnation. */
public record PostActivate(Activation activation) implements Endpoint {
    @Override
    public HandlerType method() {
        return HandlerType.POST;
    }

    @Override
    public String path() {
        return "/devices/activate";
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void answer(Context context) throws Exception {
        ActivationRequest request = Requests.body(context, ActivationRequest.class);
        if (request.activationCode() == null) {
            throw Requests.malformed("'activationCode' is missing.");
        }
        context.header("Cache-Control", "no-store");
        context.json(activation.activate(context.ip(), request.activationCode()));
    }
}
