package org.evertill.scaleunit.channel.endpoint;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import org.evertill.exchange.wire.SyncLogRequest;
import org.evertill.scaleunit.channel.SyncLog;
import org.evertill.scaleunit.http.DeviceGate;
import org.evertill.scaleunit.http.Endpoint;
import org.evertill.scaleunit.http.Requests;

/** {@code POST /sync-log}: what a register tells of its attempts at synchronising. */
public record PostSyncLog(SyncLog log) implements Endpoint {
    @Override
    public HandlerType method() {
        return HandlerType.POST;
    }

    @Override
    public String path() {
        return "/sync-log";
    }

    @Override
    public boolean takesFromReplacedDevices() {
        return true;
    }

    @Override
    public void answer(Context context) throws Exception {
        SyncLogRequest request = Requests.body(context, SyncLogRequest.class);
        try {
            log.save(DeviceGate.registerOf(context), request.entries());
        } catch (IllegalArgumentException e) {
            throw Requests.malformed("An entry is incomplete: " + e.getMessage() + ".");
        }
        context.status(204);
    }
}
