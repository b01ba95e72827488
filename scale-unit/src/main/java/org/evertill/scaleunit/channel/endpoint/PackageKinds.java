package org.evertill.scaleunit.channel.endpoint;

import io.javalin.http.Context;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.scaleunit.http.ProblemException;

/** Reads the kind of package in an address. */
final class PackageKinds {

    private PackageKinds() {
    }

    static DatabaseKind of(Context context) {
        return switch (context.pathParam("kind")) {
            case "reference" -> DatabaseKind.REFERENCE;
            case "private" -> DatabaseKind.PRIVATE;
            default -> throw ProblemException.of(404, "no-package", "No package",
                    "There are reference and private packages only.");
        };
    }
}
