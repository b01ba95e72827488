package org.evertill.app.screen.sale;

import java.util.List;
import java.util.TreeSet;
import org.evertill.commerce.money.Money;
import org.evertill.commerce.store.Denomination;

/** The round amounts a customer is likely to hand over: what notes make of an amount, rounded up. */
public final class QuickCash {

    private static final int SHOWN = 3;
    private static final int SMALL_CHANGE = 5;

    private QuickCash() {
    }

    /**
     * Up to three amounts above the one due, the smallest first. Larger notes come first to mind; the smallest
     * note is used only where they leave room.
     */
    public static List<Money> above(Money due, List<Denomination> denominations) {
        if (!due.isPositive()) {
            return List.of();
        }
        TreeSet<Money> amounts = new TreeSet<>();
        List<Money> notes = denominations.stream().filter(Denomination::note).map(Denomination::value)
                .filter(value -> value.currency().equals(due.currency())).sorted().toList();
        Money least = wholeUnits(SMALL_CHANGE, due);
        notes.stream().filter(note -> note.compareTo(least) >= 0).forEach(note -> add(amounts, due, note));
        for (Money note : notes) {
            if (amounts.size() < SHOWN) {
                add(amounts, due, note);
            }
        }
        return amounts.stream().limit(SHOWN).toList();
    }

    private static void add(TreeSet<Money> amounts, Money due, Money note) {
        long step = note.minorUnits();
        long up = Math.ceilDiv(due.minorUnits(), step) * step;
        if (up > due.minorUnits()) {
            amounts.add(new Money(up, due.currency()));
        }
    }

    private static Money wholeUnits(int units, Money like) {
        return Money.of(Integer.toString(units), like.currency());
    }
}
