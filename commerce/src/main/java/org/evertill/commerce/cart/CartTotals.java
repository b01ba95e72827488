package org.evertill.commerce.cart;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.evertill.commerce.catalog.TaxRate;
import org.evertill.commerce.money.Money;

/**
 * What a cart comes to. Voided lines count for nothing.
 *
 * @param subtotal sum of the lines' amounts, inclusive taxes contained
 * @param taxes    one entry per tax group and tax, summed over the lines
 * @param tax      all taxes, inclusive and exclusive
 * @param total    what the customer owes: subtotal plus exclusive taxes
 * @param paid     what tenders have paid of it
 * @param balance  total less paid; negative when money goes back
 * @param pieces   how many things are in the bag: whole units count each, a weighed line counts one
 */
public record CartTotals(
        Money subtotal, List<LineTax> taxes, Money tax, Money total, Money paid, Money balance, long pieces) {

    public CartTotals {
        taxes = List.copyOf(taxes);
    }

    /** Adds up a cart. */
    public static CartTotals of(Cart cart) {
        Money zero = Money.zero(cart.currency());
        Money subtotal = zero;
        long pieces = 0;
        Map<String, LineTax> taxes = new LinkedHashMap<>();
        for (CartLine line : cart.lines()) {
            if (!line.voided()) {
                subtotal = subtotal.plus(line.amount());
                pieces += piecesOf(line);
                TaxCalculator.taxesOf(line).forEach(tax -> taxes.merge(keyOf(tax), tax, CartTotals::sum));
            }
        }
        Money exclusive = zero;
        Money allTaxes = zero;
        for (LineTax tax : taxes.values()) {
            exclusive = tax.rate().inclusive() ? exclusive : exclusive.plus(tax.tax());
            allTaxes = allTaxes.plus(tax.tax());
        }
        Money paid = cart.tenders().stream().map(TenderLine::paid).reduce(zero, Money::plus);
        Money total = subtotal.plus(exclusive);
        return new CartTotals(subtotal, new ArrayList<>(taxes.values()), allTaxes, total, paid,
                total.minus(paid), pieces);
    }

    /** The taxes of one line, for the record and the receipt. */
    public static List<LineTax> taxesOf(CartLine line) {
        return TaxCalculator.taxesOf(line);
    }

    private static long piecesOf(CartLine line) {
        boolean counted = line.facts().product().unit().decimals() == 0;
        return counted ? Math.abs(line.quantity().thousandths()) / 1000 : 1;
    }

    private static String keyOf(LineTax tax) {
        TaxRate rate = tax.rate();
        return tax.taxGroupCode() + '\n' + rate.code() + '\n' + rate.ratePpm() + '\n' + rate.inclusive();
    }

    private static LineTax sum(LineTax a, LineTax b) {
        return new LineTax(a.taxGroupCode(), a.rate(), a.taxable().plus(b.taxable()), a.tax().plus(b.tax()));
    }
}
