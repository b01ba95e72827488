package org.evertill.scaleunit.channel.endpoint;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.nio.file.Path;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.scaleunit.channel.PackageDepot;
import org.evertill.scaleunit.channel.StandingOrders;
import org.evertill.scaleunit.http.DeviceGate;
import org.evertill.scaleunit.http.Endpoint;
import org.evertill.scaleunit.http.PackageKinds;
import org.evertill.scaleunit.http.PackageSchemas;
import org.evertill.scaleunit.http.ProblemException;
import org.evertill.scaleunit.http.Requests;

/**
 * {@code GET /packages/{kind}/{version}/from/{base}/frames/{index}?edition=CODE&schema=NUMBER}: the bytes of a frame of
 * a delta package, as {@link GetPackageFrame} gives those of a full one.
 */
public record GetDeltaFrame(PackageDepot depot, StandingOrders orders) implements Endpoint {

    @Override
    public HandlerType method() {
        return HandlerType.GET;
    }

    @Override
    public String path() {
        return "/packages/{kind}/{version}/from/{base}/frames/{index}";
    }

    @Override
    public void answer(Context context) throws Exception {
        orders.requireNotCanceled(DeviceGate.registerOf(context));
        DatabaseKind kind = PackageKinds.of(context);
        long version = Requests.pathNumber(context, "version", 1);
        long base = Requests.pathNumber(context, "base", 1);
        int index = (int) Math.min(Integer.MAX_VALUE, Requests.pathNumber(context, "index", 0));
        Path file = depot.frame(DeviceGate.registerOf(context), kind, Requests.text(context, "edition"),
                PackageSchemas.of(context), version, base, index).orElseThrow(() -> ProblemException.of(404, "no-frame",
                "No such frame", "Frame " + index + " of what changed from version " + base + " to " + version
                        + " is not here, or no longer."));
        GetPackageFrame.send(context, kind, file);
    }
}
