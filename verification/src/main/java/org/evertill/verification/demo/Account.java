package org.evertill.verification.demo;

import org.evertill.commerce.cart.CartTotals;
import org.evertill.commerce.cart.TenderLine;
import org.evertill.commerce.connection.ConnectionState;
import org.evertill.commerce.money.Money;
import org.evertill.commerce.transaction.CompletedSale;
import org.evertill.commerce.transaction.SalesTransaction;

/** Sentences of the day's account. */
final class Account {

    private Account() {}

    /** One concluded sale. */
    static String of(CompletedSale completed) {
        SalesTransaction sale = completed.transaction();
        CartTotals totals = sale.totals();
        long lines = sale.cart().lines().stream().filter(line -> !line.voided()).count();
        String what = count(lines, "line") + ", " + amount(totals.total());
        if (sale.voided()) {
            return "A sale of " + what + " is voided and counts for nothing";
        }
        Money change = sale.cart().tenders().stream().map(TenderLine::change)
                .reduce(Money.zero(totals.total().currency()), Money::plus);
        String given = change.isZero() ? "" : ", change " + amount(change);
        return "Receipt " + Till.receipt(completed) + ": " + what + given + state(sale.connection());
    }

    /** An amount with its currency. */
    static String amount(Money money) {
        return money.toDecimal().toPlainString() + " " + money.currency().getCurrencyCode();
    }

    /** So many of something. */
    static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    private static String state(ConnectionState state) {
        return switch (state) {
            case ONLINE -> "";
            case OFFLINE -> " (offline)";
            case DISCONNECTED -> " (disconnected)";
        };
    }
}
