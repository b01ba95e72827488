package org.evertill.commerce.money;

import java.math.BigDecimal;
import java.util.Currency;

/**
 * The price of one unit of measure, in millionths of the currency's major unit, since real price lists hold
 * prices such as 0.001. Negative only on an adjustment.
 */
public record UnitPrice(long micros, Currency currency) {

    /** Decimals a unit price may have. */
    public static final int DECIMALS = 6;

    /**
     * Reads a plain decimal of the major unit, such as {@code 2.55} or {@code 0.001}.
     *
     * @throws ArithmeticException if it has more than 6 decimals
     */
    public static UnitPrice of(String decimal, Currency currency) {
        return new UnitPrice(new BigDecimal(decimal).movePointRight(DECIMALS).longValueExact(), currency);
    }

    /** The price that is exactly this amount. */
    public static UnitPrice of(Money money) {
        return new UnitPrice(money.toDecimal().movePointRight(DECIMALS).longValueExact(), money.currency());
    }

    /** The amount for a quantity, rounded once, here, to minor units. */
    public Money times(Quantity quantity, Rounding rounding) {
        BigDecimal exact = toDecimal().multiply(BigDecimal.valueOf(quantity.thousandths(), 3));
        return Money.rounded(exact, currency, rounding);
    }

    public boolean isNegative() {
        return micros < 0;
    }

    /** The exact price in the major unit. */
    public BigDecimal toDecimal() {
        return BigDecimal.valueOf(micros, DECIMALS);
    }
}
