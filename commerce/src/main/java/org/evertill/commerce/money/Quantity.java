package org.evertill.commerce.money;

import java.math.BigDecimal;

/** How much of a product, in thousandths of its unit of measure. Negative on a return line. */
public record Quantity(long thousandths) implements Comparable<Quantity> {

    /** Exactly one unit. */
    public static final Quantity ONE = new Quantity(1000);

    /** A whole number of units. */
    public static Quantity of(long units) {
        return new Quantity(Math.multiplyExact(units, 1000));
    }

    /**
     * Reads a plain decimal such as {@code 1.84}.
     *
     * @throws ArithmeticException if it has more than 3 decimals
     */
    public static Quantity of(String decimal) {
        return new Quantity(new BigDecimal(decimal).movePointRight(3).longValueExact());
    }

    /** The sum. */
    public Quantity plus(Quantity other) {
        return new Quantity(Math.addExact(thousandths, other.thousandths));
    }

    /** The same size with the other sign. */
    public Quantity negated() {
        return new Quantity(Math.negateExact(thousandths));
    }

    /** The same size without its sign. */
    public Quantity size() {
        return new Quantity(Math.absExact(thousandths));
    }

    public boolean isZero() {
        return thousandths == 0;
    }

    public boolean isNegative() {
        return thousandths < 0;
    }

    /** The exact number of units, without trailing zeros. */
    public BigDecimal toDecimal() {
        return BigDecimal.valueOf(thousandths, 3).stripTrailingZeros();
    }

    /** The number of units as a plain decimal without trailing zeros, such as {@code 2} or {@code 1.84}. */
    public String toPlainString() {
        return toDecimal().toPlainString();
    }

    @Override
    public int compareTo(Quantity other) {
        return Long.compare(thousandths, other.thousandths);
    }
}
