package org.evertill.scaleunit.channel.endpoint;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.scaleunit.channel.RecordFeed;
import org.evertill.scaleunit.http.DeviceGate;
import org.evertill.scaleunit.http.Endpoint;
import org.evertill.scaleunit.http.ProblemException;
import org.evertill.scaleunit.http.Requests;

/**
 * {@code GET /receipts/{incarnation}/{receiptNumber}?register=}: the exact bytes of a sale of this store, of the
 * register that asks unless another is named.
 */
public record GetReceipt(RecordFeed records) implements Endpoint {
    @Override
    public HandlerType method() {
        return HandlerType.GET;
    }

    @Override
    public String path() {
        return "/receipts/{incarnation}/{receiptNumber}";
    }

    @Override
    public void answer(Context context) throws Exception {
        RegisterIdentity asking = DeviceGate.registerOf(context);
        String named = Requests.text(context, "register");
        RegisterIdentity register = new RegisterIdentity(asking.storeNumber(),
                named.isEmpty() ? asking.registerNumber() : named, Requests.pathNumber(context, "incarnation", 1));
        long number = Requests.pathNumber(context, "receiptNumber", 1);
        byte[] payload = records.receipt(register, number).orElseThrow(() -> ProblemException.of(404,
                "unknown-receipt", "Unknown receipt", "Receipt " + register.receipt(number) + " is not here."));
        context.contentType("application/json").result(payload);
    }
}
