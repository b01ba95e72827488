package org.evertill.scaleunit.channel.endpoint;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import org.evertill.exchange.wire.SignOnAnswer;
import org.evertill.exchange.wire.SignOnRequest;
import org.evertill.scaleunit.channel.StaffSignOn;
import org.evertill.scaleunit.http.Endpoint;
import org.evertill.scaleunit.http.Requests;

/** {@code POST /staff/sign-on}: a worker number and PIN become the worker with their permissions. */
public record PostSignOn(StaffSignOn staff) implements Endpoint {
    @Override
    public HandlerType method() {
        return HandlerType.POST;
    }

    @Override
    public String path() {
        return "/staff/sign-on";
    }

    @Override
    public void answer(Context context) throws Exception {
        SignOnRequest request = Requests.body(context, SignOnRequest.class);
        if (request.workerNumber() == null || request.pin() == null) {
            throw Requests.malformed("'workerNumber' or 'pin' is missing.");
        }
        context.header("Cache-Control", "no-store");
        context.json(SignOnAnswer.of(staff.prove(request.workerNumber(), request.pin())));
    }
}
