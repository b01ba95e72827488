package org.evertill.scaleunit.channel.endpoint;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.scaleunit.channel.PublishedFacts;
import org.evertill.scaleunit.http.DeviceGate;
import org.evertill.scaleunit.http.Endpoint;

/** {@code GET /offline-profile}: how the register that asks shall behave around an outage. */
public record GetOfflineProfile(PublishedFacts facts) implements Endpoint {
    @Override
    public HandlerType method() {
        return HandlerType.GET;
    }

    @Override
    public String path() {
        return "/offline-profile";
    }

    @Override
    public void answer(Context context) throws Exception {
        RegisterIdentity register = DeviceGate.registerOf(context);
        context.json(facts.guarded(guarded ->
                guarded.registers().offlineProfile(register.storeNumber(), register.registerNumber())));
    }
}
