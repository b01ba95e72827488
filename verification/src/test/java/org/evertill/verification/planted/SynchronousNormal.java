package org.evertill.verification.planted;

import org.evertill.exchange.sqlite.Durability;

/** {@link PlantedBug#SYNCHRONOUS_NORMAL}. */
public final class SynchronousNormal {

    private SynchronousNormal() {}

    public static String synchronous(Durability wanted) {
        return "NORMAL";
    }
}
