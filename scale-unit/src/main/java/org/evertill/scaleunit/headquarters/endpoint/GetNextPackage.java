package org.evertill.scaleunit.headquarters.endpoint;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.Optional;
import org.evertill.exchange.packages.SignedManifest;
import org.evertill.scaleunit.headquarters.Headquarters;
import org.evertill.scaleunit.http.ChannelGate;
import org.evertill.scaleunit.http.Endpoint;
import org.evertill.scaleunit.http.PackageKinds;
import org.evertill.scaleunit.http.PackageSchemas;
import org.evertill.scaleunit.http.ProblemException;
import org.evertill.scaleunit.http.Requests;

/**
 * {@code GET /headquarters/packages/{kind}/next?edition=CODE&schema=NUMBER&installed=VERSION}: the signed manifest of
 * the package that leads who has a version of an edition, none by default, towards its newest in a schema.
 */
public record GetNextPackage(Headquarters headquarters) implements Endpoint {
    @Override
    public HandlerType method() {
        return HandlerType.GET;
    }

    @Override
    public String path() {
        return "/headquarters/packages/{kind}/next";
    }

    @Override
    public void answer(Context context) throws Exception {
        Optional<SignedManifest> next = headquarters.link(ChannelGate.storeOf(context)).packages()
                .next(ChannelEditions.of(headquarters, context), PackageKinds.of(context),
                        PackageSchemas.of(context), Requests.count(context, "installed"));
        context.header("Cache-Control", "no-store");
        context.json(next.orElseThrow(() -> ProblemException.of(404, "no-package", "No package",
                "No package of this kind has been published.")));
    }
}
