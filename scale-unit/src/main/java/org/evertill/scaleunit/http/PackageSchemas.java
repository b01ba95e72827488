package org.evertill.scaleunit.http;

import io.javalin.http.Context;
import org.evertill.exchange.tables.TableSchema;

/** Reads of which schema packages are asked for. Who says none was made before there were several. */
public final class PackageSchemas {
    private static final String SCHEMA = "schema";

    private PackageSchemas() {
    }

    /**
     * The schema in the query; this program's where the asking one is further.
     *
     * @throws ProblemException 409 when it is older than any that packages are made of
     */
    public static TableSchema of(Context context) {
        int asked = version(context, SCHEMA);
        if (asked >= TableSchema.newest().version()) {
            return TableSchema.newest();
        }
        return TableSchema.find(asked).orElseThrow(() -> ProblemException.of(409, "program-too-old",
                "Program too old", "The program that asks knows data packages up to schema " + asked
                        + ", and the oldest that are made are of schema "
                        + TableSchema.newest().known().getLast().version()
                        + ". Update it to the version of the store."));
    }

    /** The number of a schema in the query, which need not be known here. */
    public static int version(Context context, String name) {
        return Requests.number(context, name, TableSchema.FIRST, 1, Integer.MAX_VALUE);
    }
}
