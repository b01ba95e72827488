package org.evertill.commerce.cart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.evertill.commerce.catalog.TaxRate;
import org.evertill.commerce.money.Money;
import org.evertill.commerce.money.Rounding;

/**
 * The taxes of a line. Each tax is rounded per line, half away from zero, so that returning a line gives back
 * to the cent what selling it took. All rates apply to the amount without tax (no tax on tax).
 */
final class TaxCalculator {

    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    private TaxCalculator() {
    }

    static List<LineTax> taxesOf(CartLine line) {
        List<TaxRate> rates = line.facts().taxGroup().rates();
        List<LineTax> taxes = new ArrayList<>(rates.size());
        Money amount = line.amount();
        BigDecimal net = netOf(amount, rates);
        String group = line.facts().taxGroup().code();
        Money taxable = amount.minus(inclusiveTax(amount, net, rates));
        for (TaxRate rate : rates) {
            BigDecimal base = rate.inclusive() ? net : taxable.toDecimal();
            taxes.add(new LineTax(group, rate, taxable, portion(base, rate, amount)));
        }
        return taxes;
    }

    /** The exact amount without inclusive taxes. */
    private static BigDecimal netOf(Money amount, List<TaxRate> rates) {
        long inclusivePpm = rates.stream().filter(TaxRate::inclusive).mapToLong(TaxRate::ratePpm).sum();
        if (inclusivePpm == 0) {
            return amount.toDecimal();
        }
        BigDecimal divisor = MILLION.add(BigDecimal.valueOf(inclusivePpm));
        return amount.toDecimal().multiply(MILLION)
                .divide(divisor, new MathContext(34, RoundingMode.HALF_EVEN));
    }

    private static Money inclusiveTax(Money amount, BigDecimal net, List<TaxRate> rates) {
        Money sum = Money.zero(amount.currency());
        for (TaxRate rate : rates) {
            if (rate.inclusive()) {
                sum = sum.plus(portion(net, rate, amount));
            }
        }
        return sum;
    }

    private static Money portion(BigDecimal base, TaxRate rate, Money amount) {
        BigDecimal tax = base.multiply(BigDecimal.valueOf(rate.ratePpm(), 6));
        return Money.rounded(tax, amount.currency(), Rounding.HALF_AWAY_FROM_ZERO);
    }
}
