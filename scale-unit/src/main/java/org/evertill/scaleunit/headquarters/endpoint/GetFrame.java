package org.evertill.scaleunit.headquarters.endpoint;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.nio.file.Files;
import java.nio.file.Path;
import org.evertill.exchange.packages.PackageShelf;
import org.evertill.scaleunit.headquarters.Headquarters;
import org.evertill.scaleunit.http.ByteRange;
import org.evertill.scaleunit.http.Endpoint;
import org.evertill.scaleunit.http.PackageKinds;
import org.evertill.scaleunit.http.PackageSchemas;
import org.evertill.scaleunit.http.ProblemException;
import org.evertill.scaleunit.http.Requests;

/**
 * {@code GET /headquarters/packages/{kind}/{version}/frames/{index}?edition=CODE&schema=NUMBER&base=VERSION}: the
 * bytes of a frame of a package, of a full one without base.
 */
public record GetFrame(Headquarters headquarters) implements Endpoint {
    @Override
    public HandlerType method() {
        return HandlerType.GET;
    }

    @Override
    public String path() {
        return "/headquarters/packages/{kind}/{version}/frames/{index}";
    }

    @Override
    public void answer(Context context) throws Exception {
        PackageShelf shelf = headquarters.publisher().shelf(ChannelEditions.of(headquarters, context),
                PackageKinds.of(context), PackageSchemas.of(context));
        long version = Requests.pathNumber(context, "version", 1);
        long base = Requests.count(context, "base");
        int index = (int) Math.min(Integer.MAX_VALUE, Requests.pathNumber(context, "index", 0));
        Path file = (base == 0 ? shelf.full(version) : shelf.delta(version, base)).frameFile(index);
        if (!Files.isRegularFile(file)) {
            throw ProblemException.of(404, "no-frame", "No such frame",
                    "Frame " + index + " of version " + version + " is not here, or no longer.");
        }
        context.header("Cache-Control", "no-store");
        context.contentType("application/octet-stream");
        ByteRange.send(context, Files.readAllBytes(file));
    }
}
