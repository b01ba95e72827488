package org.evertill.commerce.money;

import java.math.BigDecimal;
import java.util.Currency;

/**
 * An amount in whole minor units of one ISO 4217 currency: cents, pence, yen. May be negative.
 * Arithmetic is exact; an overflow of 64 bits is an {@link ArithmeticException}, never a wrong amount.
 */
public record Money(long minorUnits, Currency currency) implements Comparable<Money> {

    /** No money, in this currency. */
    public static Money zero(Currency currency) {
        return new Money(0, currency);
    }

    /**
     * Reads a plain decimal of the major unit, such as {@code 12.30}.
     *
     * @throws ArithmeticException if it has more decimals than the currency
     */
    public static Money of(String decimal, Currency currency) {
        return new Money(new BigDecimal(decimal).movePointRight(digits(currency)).longValueExact(), currency);
    }

    /** Rounds an exact amount of the major unit to minor units. */
    public static Money rounded(BigDecimal majorUnits, Currency currency, Rounding rounding) {
        BigDecimal minor = majorUnits.movePointRight(digits(currency)).setScale(0, rounding.mode());
        return new Money(minor.longValueExact(), currency);
    }

    /** Decimals of the currency by ISO 4217; a currency without any, such as XAU, counts whole units. */
    public static int digits(Currency currency) {
        return Math.max(0, currency.getDefaultFractionDigits());
    }

    /** The sum. */
    public Money plus(Money other) {
        requireSameCurrency(other);
        return new Money(Math.addExact(minorUnits, other.minorUnits), currency);
    }

    /** The difference. */
    public Money minus(Money other) {
        requireSameCurrency(other);
        return new Money(Math.subtractExact(minorUnits, other.minorUnits), currency);
    }

    /** The same amount with the other sign. */
    public Money negated() {
        return new Money(Math.negateExact(minorUnits), currency);
    }

    /** The amount without its sign. */
    public Money abs() {
        return isNegative() ? negated() : this;
    }

    public boolean isZero() {
        return minorUnits == 0;
    }

    public boolean isNegative() {
        return minorUnits < 0;
    }

    public boolean isPositive() {
        return minorUnits > 0;
    }

    /** The exact amount in the major unit, with the currency's decimals. */
    public BigDecimal toDecimal() {
        return BigDecimal.valueOf(minorUnits, digits(currency));
    }

    /** The amount as a plain decimal without a currency sign, such as {@code -12.30}. */
    public String toPlainString() {
        return toDecimal().toPlainString();
    }

    @Override
    public int compareTo(Money other) {
        requireSameCurrency(other);
        return Long.compare(minorUnits, other.minorUnits);
    }

    private void requireSameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot combine " + currency + " with " + other.currency);
        }
    }
}
