package org.evertill.commerce.cart;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.evertill.commerce.catalog.ItemFacts;
import org.evertill.commerce.money.Money;
import org.evertill.commerce.money.Quantity;

/**
 * A sale while it is rung up. Immutable; every change is a new cart. Its id is the transaction's, for good. A register
 * has one from the first line on, so a running sale always has a line, if only a voided one.
 *
 * @param id                UUIDv7 made with the first line
 * @param begunAt           when that was
 * @param currency          of every amount in it
 * @param lines             in the order they were rung, numbered from 1
 * @param tenders           what has been paid so far
 * @param externalReference a number given by somebody else, such as the invoice a sale was taken over from
 */
public record Cart(
        UUID id,
        Instant begunAt,
        Currency currency,
        List<CartLine> lines,
        List<TenderLine> tenders,
        Optional<String> externalReference) {

    public Cart {
        lines = List.copyOf(lines);
        tenders = List.copyOf(tenders);
    }

    /** A cart without lines. */
    public static Cart begin(UUID id, Instant begunAt, Currency currency) {
        return new Cart(id, begunAt, currency, List.of(), List.of(), Optional.empty());
    }

    /** The line of this number. */
    public Optional<CartLine> line(int number) {
        return number >= 1 && number <= lines.size() ? Optional.of(lines.get(number - 1)) : Optional.empty();
    }

    /** Whether any line counts. */
    public boolean hasLiveLines() {
        return lines.stream().anyMatch(line -> !line.voided());
    }

    /** What it comes to. */
    public CartTotals totals() {
        return CartTotals.of(this);
    }

    /** What is left to pay of it. */
    public Owed owed() {
        return new Owed(id, tenders.size(), totals().balance());
    }

    /** With one more line, sold. */
    public Cart withItem(ItemFacts facts, Quantity quantity) {
        return withLine(facts, quantity, Optional.empty());
    }

    /**
     * With one more line, taken back.
     *
     * @param quantity     how much comes back, positive
     * @param returnWorker who answers for it
     */
    public Cart withReturn(ItemFacts facts, Quantity quantity, String returnWorker) {
        return withLine(facts, quantity.negated(), Optional.of(returnWorker));
    }

    private Cart withLine(ItemFacts facts, Quantity quantity, Optional<String> returnWorker) {
        List<CartLine> more = new ArrayList<>(lines);
        more.add(new CartLine(lines.size() + 1, facts, quantity, facts.unitPrice(), Optional.empty(), returnWorker,
                Optional.empty()));
        return new Cart(id, begunAt, currency, more, tenders, externalReference);
    }

    /** With one line changed. */
    public Cart withLine(int number, UnaryOperator<CartLine> change) {
        List<CartLine> changed = new ArrayList<>(lines);
        changed.set(number - 1, change.apply(lines.get(number - 1)));
        return new Cart(id, begunAt, currency, changed, tenders, externalReference);
    }

    /** With one more tender. */
    public Cart withTender(String tenderCode, Money amount, Money change) {
        List<TenderLine> more = new ArrayList<>(tenders);
        more.add(new TenderLine(tenders.size() + 1, tenderCode, amount, change));
        return new Cart(id, begunAt, currency, lines, more, externalReference);
    }

    /** Carrying somebody else's number for this sale. */
    public Cart withExternalReference(String reference) {
        return new Cart(id, begunAt, currency, lines, tenders, Optional.of(reference));
    }
}
