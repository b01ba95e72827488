package org.evertill.commerce.catalog;

/**
 * What a quantity counts.
 *
 * @param code     stable code, such as {@code ea} or {@code lb}
 * @param symbol   what the screen shows behind the number; empty for pieces
 * @param decimals how many decimals a cashier may type, 0 to 3
 */
public record UnitOfMeasure(String code, String symbol, int decimals) {

    /** Whole pieces. */
    public static final UnitOfMeasure EACH = new UnitOfMeasure("ea", "", 0);
}
