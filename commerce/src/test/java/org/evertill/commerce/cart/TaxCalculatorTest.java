package org.evertill.commerce.cart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.evertill.commerce.fixture.Items.CITY;
import static org.evertill.commerce.fixture.Items.GBP;
import static org.evertill.commerce.fixture.Items.STATE;
import static org.evertill.commerce.fixture.Items.VAT;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.evertill.commerce.catalog.ItemFacts;
import org.evertill.commerce.catalog.TaxRate;
import org.evertill.commerce.fixture.Carts;
import org.evertill.commerce.fixture.Items;
import org.evertill.commerce.money.Money;
import org.evertill.commerce.money.Quantity;
import org.junit.jupiter.api.Test;

class TaxCalculatorTest {

    private static final TaxRate REDUCED = new TaxRate("reduced", "Reduced", 60_000, true);
    private static final TaxRate ECO = new TaxRate("eco", "Eco", 30_000, true);

    @Test
    void anInclusiveTaxIsPartOfThePrice() {
        assertThat(taxes(Items.taxed("A", "12.00", VAT))).containsExactly(tax("vat", VAT, "10.00", "2.00"));
        assertThat(taxes(Items.taxed("A", "0.99", VAT))).containsExactly(tax("vat", VAT, "0.82", "0.17"));
    }

    @Test
    void anExclusiveTaxComesOnTop() {
        assertThat(taxes(Items.taxed("A", "10.00", STATE))).containsExactly(tax("state", STATE, "10.00", "0.63"));
        assertThat(Carts.of(Items.taxed("A", "10.00", STATE)).totals().total()).isEqualTo(gbp("10.63"));
    }

    @Test
    void severalTaxesApplyToTheSameAmountAndNotToEachOther() {
        assertThat(taxes(Items.taxed("A", "10.00", STATE, CITY))).containsExactly(
                tax("state+city", STATE, "10.00", "0.63"), tax("state+city", CITY, "10.00", "0.11"));
        assertThat(taxes(Items.taxed("A", "10.90", REDUCED, ECO))).containsExactly(
                tax("reduced+eco", REDUCED, "10.00", "0.60"), tax("reduced+eco", ECO, "10.00", "0.30"));
    }

    @Test
    void anExclusiveTaxBesideAnInclusiveOneAppliesToTheNetAmount() {
        assertThat(taxes(Items.taxed("A", "12.00", VAT, STATE))).containsExactly(
                tax("vat+state", VAT, "10.00", "2.00"), tax("vat+state", STATE, "10.00", "0.63"));
        assertThat(Carts.of(Items.taxed("A", "12.00", VAT, STATE)).totals().total()).isEqualTo(gbp("12.63"));
    }

    @Test
    void noTaxNoZeroRateAndNoPriceComeToNothing() {
        TaxRate zero = new TaxRate("zero", "Zero", 0, true);
        assertThat(taxes(Items.piece("A", "12.00"))).isEmpty();
        assertThat(taxes(Items.taxed("A", "12.00", zero))).containsExactly(tax("zero", zero, "12.00", "0.00"));
        assertThat(taxes(Items.taxed("A", "0", VAT))).containsExactly(tax("vat", VAT, "0.00", "0.00"));
    }

    @Test
    void aReturnGivesBackWhatTheSaleTookToTheCent() {
        long seed = 20261121;
        Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            Cart sold = Carts.random(random);
            Cart returned = sold;
            for (CartLine line : sold.lines()) {
                returned = returned.withLine(line.number(), TaxCalculatorTest::opposite);
            }
            assertThat(returned.totals()).as("seed %d, round %d", seed, round).isEqualTo(opposite(sold.totals()));
        }
    }

    @Test
    void theNetAmountAndInclusiveTaxesAreThePriceToTheCent() {
        long seed = 42;
        Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            String price = new Money(random.nextLong(0, 100_000), GBP).toPlainString();
            CartLine line = Carts.empty()
                    .withItem(Items.weighed("A", price, VAT, REDUCED, STATE), new Quantity(random.nextLong(1, 5_000)))
                    .lines().getFirst();
            List<LineTax> taxes = TaxCalculator.taxesOf(line);
            assertThat(taxes.get(0).taxable().plus(taxes.get(0).tax()).plus(taxes.get(1).tax()))
                    .as("seed %d, round %d", seed, round).isEqualTo(line.amount());
        }
    }

    private static CartLine opposite(CartLine line) {
        Optional<String> worker = line.isReturn() ? Optional.empty() : Optional.of("1");
        return new CartLine(line.number(), line.facts(), line.quantity().negated(), line.unitPrice(), line.override(),
                worker, line.voidWorker());
    }

    private static List<LineTax> taxes(ItemFacts item) {
        return TaxCalculator.taxesOf(Carts.of(item).lines().getFirst());
    }

    private static LineTax tax(String group, TaxRate rate, String taxable, String tax) {
        return new LineTax(group, rate, gbp(taxable), gbp(tax));
    }

    private static CartTotals opposite(CartTotals of) {
        List<LineTax> taxes = of.taxes().stream().map(tax -> new LineTax(
                tax.taxGroupCode(), tax.rate(), tax.taxable().negated(), tax.tax().negated())).toList();
        return new CartTotals(of.subtotal().negated(), taxes, of.tax().negated(), of.total().negated(),
                of.paid(), of.total().negated().minus(of.paid()), of.pieces());
    }

    private static Money gbp(String decimal) {
        return Money.of(decimal, GBP);
    }
}
