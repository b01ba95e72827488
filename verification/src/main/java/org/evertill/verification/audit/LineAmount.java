package org.evertill.verification.audit;

import java.math.BigInteger;
import java.util.stream.LongStream;

/** The rule of a line's amount, in exact integers: price × quantity, rounded once, half away from zero. */
public final class LineAmount {

    private static final BigInteger TWO = BigInteger.TWO;
    /** Thousandths of a quantity times millionths of a price. */
    private static final int SCALE = 9;
    /** The powers of ten. */
    private static final long[] UNITS =
            LongStream.iterate(1, unit -> unit * 10).limit(SCALE + 1).toArray();

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
        long product = quantityThousandths * priceMicros;
        // Of all but absurd lines the product fits 64 bits.
        boolean fits = Math.multiplyHigh(quantityThousandths, priceMicros) == product >> 63
                && product != Long.MIN_VALUE;
        return fits ? rounded(product, UNITS[SCALE - digits]) : minorOfLarge(quantityThousandths, priceMicros, digits);
    }

    private static long rounded(long exact, long unit) {
        long size = Math.abs(exact) / unit;
        long rest = Math.abs(exact) % unit;
        return Long.signum(exact) * (rest >= unit - rest ? size + 1 : size);
    }

    private static long minorOfLarge(long quantityThousandths, long priceMicros, int digits) {
        BigInteger exact = BigInteger.valueOf(quantityThousandths).multiply(BigInteger.valueOf(priceMicros));
        BigInteger unit = BigInteger.TEN.pow(SCALE - digits);
        BigInteger size = exact.abs().multiply(TWO).add(unit).divide(unit.multiply(TWO));
        return (exact.signum() < 0 ? size.negate() : size).longValueExact();
    }
}
