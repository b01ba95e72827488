package org.evertill.scaleunit.channel.endpoint;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.Optional;
import org.evertill.exchange.packages.PackageFolder;
import org.evertill.exchange.packages.SignedManifest;
import org.evertill.scaleunit.channel.HeldPackage;
import org.evertill.scaleunit.channel.PackageDepot;
import org.evertill.scaleunit.channel.StandingOrders;
import org.evertill.scaleunit.http.DeviceGate;
import org.evertill.scaleunit.http.Endpoint;
import org.evertill.scaleunit.http.PackageKinds;
import org.evertill.scaleunit.http.PackageSchemas;
import org.evertill.scaleunit.http.ProblemException;
import org.evertill.scaleunit.http.Requests;

/**
 * {@code GET /packages/{kind}/newest?schema=NUMBER&installed=VERSION&edition=CODE&installedSchema=NUMBER}: the signed
 * manifest of the package that leads who has a version of an edition, none by default, towards the newest of the
 * register's own edition in the schema its program knows: a delta, or the newest full package. Who has the newest is
 * given its manifest.
 */
public record GetNewestPackage(PackageDepot depot, StandingOrders orders) implements Endpoint {
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
        orders.requireNotCanceled(DeviceGate.registerOf(context));
        HeldPackage has = new HeldPackage(Requests.count(context, "installed"), Requests.text(context, "edition"),
                PackageSchemas.version(context, "installedSchema"), PackageSchemas.of(context));
        Optional<PackageFolder> next =
                depot.next(DeviceGate.registerOf(context), PackageKinds.of(context), has);
        Optional<SignedManifest> manifest = next.isEmpty() ? Optional.empty() : next.get().signedManifest();
        context.header("Cache-Control", "no-store");
        context.json(manifest.orElseThrow(() -> ProblemException.of(404, "no-package", "No package",
                "No package of this kind has been published.")));
    }
}
