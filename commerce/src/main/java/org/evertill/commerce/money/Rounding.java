package org.evertill.commerce.money;

import java.math.RoundingMode;

/** The named ways an exact amount becomes whole minor units. */
public enum Rounding {
    /** 0.5 goes away from zero: what a cashier expects, and the same for a sale and its return. */
    HALF_AWAY_FROM_ZERO(RoundingMode.HALF_UP);

    private final RoundingMode mode;

    Rounding(RoundingMode mode) {
        this.mode = mode;
    }

    RoundingMode mode() {
        return mode;
    }
}
