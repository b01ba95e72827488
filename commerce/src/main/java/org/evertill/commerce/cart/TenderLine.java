package org.evertill.commerce.cart;

import org.evertill.commerce.money.Money;

/**
 * Money handed over, or handed back when negative.
 *
 * @param number     1 for the first
 * @param tenderCode such as {@code cash}
 * @param amount     what the customer gave; negative for a refund
 * @param change     what went back out of it, never negative
 */
public record TenderLine(int number, String tenderCode, Money amount, Money change) {

    /** The tender code of cash. */
    public static final String CASH = "cash";

    /** What this tender pays of the sale. */
    public Money paid() {
        return amount.minus(change);
    }
}
