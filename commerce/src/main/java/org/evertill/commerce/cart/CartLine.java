package org.evertill.commerce.cart;

import java.util.Optional;
import org.evertill.commerce.catalog.ItemFacts;
import org.evertill.commerce.money.Money;
import org.evertill.commerce.money.Quantity;
import org.evertill.commerce.money.Rounding;
import org.evertill.commerce.money.UnitPrice;

/**
 * One line of a cart, with the facts it was rung with. Never merged with another line of the same product.
 *
 * @param number    1 for the first line; stays with the line for good
 * @param quantity  negative on a return
 * @param unitPrice the price charged: the published one, or the override's
 */
public record CartLine(
        int number,
        ItemFacts facts,
        Quantity quantity,
        UnitPrice unitPrice,
        Optional<PriceOverride> override,
        boolean voided) {

    /** What the line costs, rounded once per line, half away from zero; what it would, when voided. */
    public Money amount() {
        return unitPrice.times(quantity, Rounding.HALF_AWAY_FROM_ZERO);
    }

    public boolean isReturn() {
        return quantity.isNegative();
    }

    /** The same line with another quantity. */
    public CartLine withQuantity(Quantity changed) {
        return new CartLine(number, facts, changed, unitPrice, override, voided);
    }

    /** The same line at a price somebody answers for. */
    public CartLine withPrice(UnitPrice changed, PriceOverride reason) {
        return new CartLine(number, facts, quantity, changed, Optional.of(reason), voided);
    }

    /** The same line, struck out: it stays on the record and counts for nothing. */
    public CartLine voidedLine() {
        return new CartLine(number, facts, quantity, unitPrice, override, true);
    }

    /** The same line, counting again. */
    public CartLine restoredLine() {
        return new CartLine(number, facts, quantity, unitPrice, override, false);
    }
}
