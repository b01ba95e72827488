package org.evertill.scaleunit.channel.endpoint;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import org.evertill.exchange.wire.UploadAnswer;
import org.evertill.exchange.wire.UploadRequest;
import org.evertill.scaleunit.channel.UploadReceiver;
import org.evertill.scaleunit.http.DeviceGate;
import org.evertill.scaleunit.http.Endpoint;
import org.evertill.scaleunit.http.ProblemException;
import org.evertill.scaleunit.http.Requests;

/** {@code POST /transactions}: records of a register's journal, each answered by itself once it is durable. */
public record PostTransactions(UploadReceiver receiver) implements Endpoint {
    @Override
    public HandlerType method() {
        return HandlerType.POST;
    }

    @Override
    public String path() {
        return "/transactions";
    }

    @Override
    public boolean takesFromReplacedDevices() {
        return true;
    }

    @Override
    public void answer(Context context) throws Exception {
        UploadRequest request = Requests.body(context, UploadRequest.class);
        if (request.records().size() > UploadRequest.RECORDS_MAX) {
            throw ProblemException.of(413, "too-many-records", "Too many records",
                    "At most " + UploadRequest.RECORDS_MAX + " records are taken at a time.");
        }
        context.json(new UploadAnswer(receiver.receive(DeviceGate.registerOf(context), request.records())));
    }
}
