package org.evertill.commerce.transaction;

import java.time.LocalDate;
import java.util.Currency;
import org.evertill.commerce.money.Money;

/**
 * What a register has sold on one calendar day of its store. A return counts as a sale of a negative amount; a voided
 * transaction counts for nothing.
 */
public record DaySales(LocalDate date, long sales, Money total) {

    /** A day on which nothing has been sold yet. */
    public static DaySales none(LocalDate date, Currency currency) {
        return new DaySales(date, 0, Money.zero(currency));
    }

    /** With one more transaction of this day, in this currency. */
    public DaySales plus(SalesTransaction transaction) {
        return transaction.voided() ? this
                : new DaySales(date, sales + 1, total.plus(transaction.totals().total()));
    }
}
