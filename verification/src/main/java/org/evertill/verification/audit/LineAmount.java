package org.evertill.verification.audit;

import java.math.BigInteger;

/** The rule of a line's amount, in exact integers: price × quantity, rounded once, half away from zero. */
public final class LineAmount {

    private static final BigInteger TWO = BigInteger.TWO;
    /** Thousandths of a quantity times millionths of a price. */
    private static final int SCALE = 9;

    private LineAmount() {}

    /**
     * The amount in minor units.
     *
     * @param quantityThousandths negative on a return
     * @param priceMicros         millionths of the major unit per unit of measure
     * @param digits              decimals of the currency, at most 9
     * @throws ArithmeticException when the amount does not fit 64 bits
     */
    public static long minor(long quantityThousandths, long priceMicros, int digits) {
        BigInteger exact = BigInteger.valueOf(quantityThousandths).multiply(BigInteger.valueOf(priceMicros));
        BigInteger unit = BigInteger.TEN.pow(SCALE - digits);
        BigInteger size = exact.abs().multiply(TWO).add(unit).divide(unit.multiply(TWO));
        return (exact.signum() < 0 ? size.negate() : size).longValueExact();
    }
}
