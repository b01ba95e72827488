package org.evertill.scaleunit.channel.endpoint;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.scaleunit.channel.PackageDepot;
import org.evertill.scaleunit.channel.StandingOrders;
import org.evertill.scaleunit.http.ByteRange;
import org.evertill.scaleunit.http.DeviceGate;
import org.evertill.scaleunit.http.Endpoint;
import org.evertill.scaleunit.http.PackageKinds;
import org.evertill.scaleunit.http.PackageSchemas;
import org.evertill.scaleunit.http.ProblemException;
import org.evertill.scaleunit.http.Requests;

/**
 * {@code GET /packages/{kind}/{version}/frames/{index}?edition=CODE&schema=NUMBER}: the bytes of a frame of a full
 * package of the register's edition, or the range of them that is asked for, so that a broken download goes on where it
 * stopped. A frame never changes; private ones no cache may keep.
 */
public record GetPackageFrame(PackageDepot depot, StandingOrders orders) implements Endpoint {
    private static final String FOR_A_YEAR = "public, max-age=31536000, immutable";

    @Override
    public HandlerType method() {
        return HandlerType.GET;
    }

    @Override
    public String path() {
        return "/packages/{kind}/{version}/frames/{index}";
    }

    @Override
    public void answer(Context context) throws Exception {
        orders.requireNotCanceled(DeviceGate.registerOf(context));
        DatabaseKind kind = PackageKinds.of(context);
        long version = Requests.pathNumber(context, "version", 1);
        int index = (int) Math.min(Integer.MAX_VALUE, Requests.pathNumber(context, "index", 0));
        Path file = depot.frame(DeviceGate.registerOf(context), kind, Requests.text(context, "edition"),
                PackageSchemas.of(context), version, index).orElseThrow(() -> ProblemException.of(404, "no-frame",
                "No such frame", "Frame " + index + " of version " + version + " is not here, or no longer."));
        send(context, kind, file);
    }

    /** Answers with a frame, as long-lived as its kind allows. */
    static void send(Context context, DatabaseKind kind, Path file) throws IOException {
        context.header("Cache-Control", kind == DatabaseKind.REFERENCE ? FOR_A_YEAR : "no-store");
        context.contentType("application/octet-stream");
        ByteRange.send(context, Files.readAllBytes(file));
    }
}
