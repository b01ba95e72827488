package org.evertill.verification.planted;

import org.evertill.exchange.sqlite.Durability;

/** {@link PlantedBug#SYNCHRONOUS_OFF}. */
public final class SynchronousOff {

    private SynchronousOff() {}

    public static String synchronous(Durability wanted) {
        return "OFF";
    }
}
