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
 * @param number       1 for the first line; stays with the line for good
 * @param quantity     negative on a return
 * @param unitPrice    the price charged: the published one, or the override's
 * @param returnWorker who answered for taking it back; there exactly on a return
 * @param voidWorker   who answered for striking it out; there exactly while it is voided
 */
public record CartLine(
        int number,
        ItemFacts facts,
        Quantity quantity,
        UnitPrice unitPrice,
        Optional<PriceOverride> override,
        Optional<String> returnWorker,
        Optional<String> voidWorker) {

    public CartLine {
        if (returnWorker.isPresent() != quantity.isNegative()) {
            throw new IllegalArgumentException("a return names who answered for it, and nothing else does");
        }
    }

    /** What the line costs, rounded once per line, half away from zero; what it would, when voided. */
    public Money amount() {
        return unitPrice.times(quantity, Rounding.HALF_AWAY_FROM_ZERO);
    }

    public boolean isReturn() {
        return quantity.isNegative();
    }

    /** Whether it is struck out: on the record, and counting for nothing. */
    public boolean voided() {
        return voidWorker.isPresent();
    }

    /** The same line with another quantity, of the same sign. */
    public CartLine withQuantity(Quantity changed) {
        return new CartLine(number, facts, changed, unitPrice, override, returnWorker, voidWorker);
    }

    /** The same return with another positive quantity coming back, and the worker who answers for that. */
    public CartLine withReturned(Quantity size, String worker) {
        return new CartLine(
                number, facts, size.negated(), unitPrice, override, Optional.of(worker), voidWorker);
    }

    /** The same line at a price somebody answers for. */
    public CartLine withPrice(UnitPrice changed, PriceOverride reason) {
        return new CartLine(number, facts, quantity, changed, Optional.of(reason), returnWorker, voidWorker);
    }

    /** The same line, struck out on this worker's authority. */
    public CartLine voidedBy(String worker) {
        return new CartLine(number, facts, quantity, unitPrice, override, returnWorker, Optional.of(worker));
    }

    /** The same line, counting again. */
    public CartLine restoredLine() {
        return new CartLine(number, facts, quantity, unitPrice, override, returnWorker, Optional.empty());
    }
}
