package org.evertill.scaleunit.channel.endpoint;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.Optional;
import org.evertill.exchange.packages.PackageFolder;
import org.evertill.exchange.packages.SignedManifest;
import org.evertill.scaleunit.channel.PackageDepot;
import org.evertill.scaleunit.http.Endpoint;
import org.evertill.scaleunit.http.ProblemException;

/** {@code GET /packages/{kind}/newest}: the signed manifest of the newest package. */
public record GetNewestPackage(PackageDepot depot) implements Endpoint {
    @Override
    public HandlerType method() {
        return HandlerType.GET;
    }

    @Override
    public String path() {
        return "/packages/{kind}/newest";
    }

    @Override
    public void answer(Context context) throws Exception {
        Optional<PackageFolder> newest = depot.newest(PackageKinds.of(context));
        Optional<SignedManifest> manifest = newest.isEmpty() ? Optional.empty() : newest.get().signedManifest();
        context.header("Cache-Control", "no-store");
        context.json(manifest.orElseThrow(() -> ProblemException.of(404, "no-package", "No package",
                "No package of this kind has been published.")));
    }
}
