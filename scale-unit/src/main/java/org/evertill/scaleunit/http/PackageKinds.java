package org.evertill.scaleunit.http;

import io.javalin.http.Context;
import org.evertill.exchange.tables.DatabaseKind;

/** Reads the kind of package in an address. */
public final class PackageKinds {

    private PackageKinds() {
    }

    /**
     * The kind named in the path.
     *
     * @throws ProblemException 404 when there are no packages of it
     */
    public static DatabaseKind of(Context context) {
        return switch (context.pathParam("kind")) {
            case "reference" -> DatabaseKind.REFERENCE;
            case "private" -> DatabaseKind.PRIVATE;
            default -> throw ProblemException.of(404, "no-package", "No package",
                    "There are reference and private packages only.");
        };
    }
}
