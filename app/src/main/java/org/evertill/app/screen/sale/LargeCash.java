package org.evertill.app.screen.sale;

import java.util.Optional;
import org.evertill.commerce.money.Money;

/**
 * Asks once more before a large amount of cash is taken or paid out: most often it is a slipped key, or a barcode
 * typed as an amount. Screen thread.
 */
public final class LargeCash {

    /** In the major unit of whatever currency; more than this is asked about. */
    private static final String ASKED_ABOVE = "10000";

    private Optional<Money> doubted = Optional.empty();

    /** Whether this amount, not negative, is taken now; a large one only when it is given twice in a row. */
    public boolean admits(Money amount) {
        boolean large = amount.compareTo(Money.of(ASKED_ABOVE, amount.currency())) > 0;
        boolean admitted = !large || doubts(amount);
        doubted = admitted ? Optional.empty() : Optional.of(amount);
        return admitted;
    }

    /** Whether it is asked about this amount right now. */
    public boolean doubts(Money amount) {
        return doubted.filter(amount::equals).isPresent();
    }

    /** Something else was done: the next large amount is asked about again. */
    public void forget() {
        doubted = Optional.empty();
    }
}
