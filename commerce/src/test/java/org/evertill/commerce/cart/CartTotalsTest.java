package org.evertill.commerce.cart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.evertill.commerce.fixture.Items.GBP;

import java.util.List;
import java.util.Random;
import org.evertill.commerce.fixture.Carts;
import org.evertill.commerce.fixture.Items;
import org.evertill.commerce.money.Money;
import org.evertill.commerce.money.Quantity;
import org.junit.jupiter.api.Test;

class CartTotalsTest {

    @Test
    void whatAnyCartComesToAddsUp() {
        long seed = 20261121;
        Random random = new Random(seed);
        for (int round = 0; round < 3_000; round++) {
            Cart cart = Carts.random(random);
            if (random.nextBoolean()) {
                cart = cart.withTender(TenderLine.CASH, new Money(random.nextLong(1, 5_000), GBP), Money.zero(GBP));
            }
            CartTotals totals = cart.totals();
            String which = "seed %d, round %d: %s".formatted(seed, round, cart);
            assertThat(totals.subtotal()).as(which).isEqualTo(sumOfLiveLines(cart));
            assertThat(totals.subtotal().plus(exclusive(totals))).as(which).isEqualTo(totals.total());
            assertThat(totals.paid().plus(totals.balance())).as(which).isEqualTo(totals.total());
            assertThat(totals.taxes().stream().map(LineTax::tax).reduce(Money.zero(GBP), Money::plus)).as(which)
                    .isEqualTo(totals.tax());
            assertThat(totals).as(which).isEqualTo(cart.totals());
        }
    }

    @Test
    void theOrderOfLinesDoesNotChangeWhatTheyComeTo() {
        Random random = new Random(11);
        for (int round = 0; round < 500; round++) {
            Cart cart = Carts.random(random);
            Cart backwards = Carts.empty();
            for (CartLine line : cart.lines().reversed()) {
                backwards = line.isReturn()
                        ? backwards.withReturn(line.facts(), line.quantity().size(), "1")
                        : backwards.withItem(line.facts(), line.quantity());
                int number = backwards.lines().size();
                if (line.override().isPresent()) {
                    backwards = backwards.withLine(number,
                            old -> old.withPrice(line.unitPrice(), line.override().orElseThrow()));
                }
                backwards = line.voided() ? backwards.withLine(number, old -> old.voidedBy("1")) : backwards;
            }
            assertThat(backwards.totals().total()).isEqualTo(cart.totals().total());
            assertThat(backwards.totals().taxes()).containsExactlyInAnyOrderElementsOf(cart.totals().taxes());
        }
    }

    @Test
    void linesAreRoundedEachByItselfAndNeverMerged() {
        Cart cart = Carts.empty();
        for (int line = 0; line < 3; line++) {
            cart = cart.withItem(Items.weighed("A", "0.333"), Quantity.of("0.5"));
        }
        assertThat(cart.lines()).hasSize(3);
        assertThat(cart.totals().total()).isEqualTo(Money.of("0.51", GBP));
    }

    @Test
    void aVoidedLineStaysAndCountsForNothing() {
        Cart cart = Carts.of(Items.taxed("A", "2.00", Items.STATE), Items.piece("B", "1.00"))
                .withLine(1, old -> old.voidedBy("1"));
        assertThat(cart.lines()).hasSize(2);
        assertThat(cart.totals()).isEqualTo(new CartTotals(gbp("1.00"), List.of(), gbp("0"), gbp("1.00"),
                gbp("0"), gbp("1.00"), 1));
        assertThat(cart.withLine(2, old -> old.voidedBy("1")).hasLiveLines()).isFalse();
        assertThat(cart.withLine(1, CartLine::restoredLine).totals().total()).isEqualTo(gbp("3.13"));
    }

    @Test
    void countsThePiecesInTheBag() {
        Cart cart = Carts.empty()
                .withItem(Items.piece("A", "1.00"), Quantity.of(3))
                .withReturn(Items.piece("A", "1.00"), Quantity.of(2), "1")
                .withItem(Items.weighed("W", "1.00"), Quantity.of("2.750"));
        assertThat(cart.totals().pieces()).isEqualTo(6);
    }

    @Test
    void aTenderPaysWhatItGivesLessItsChange() {
        Cart cart = Carts.of(Items.piece("A", "7.30"))
                .withTender(TenderLine.CASH, gbp("5.00"), gbp("0"))
                .withTender(TenderLine.CASH, gbp("10.00"), gbp("7.70"));
        assertThat(cart.totals().paid()).isEqualTo(gbp("7.30"));
        assertThat(cart.totals().balance().isZero()).isTrue();
        assertThat(cart.tenders()).extracting(TenderLine::number).containsExactly(1, 2);
    }

    private static Money sumOfLiveLines(Cart cart) {
        return cart.lines().stream().filter(line -> !line.voided()).map(CartLine::amount)
                .reduce(Money.zero(GBP), Money::plus);
    }

    private static Money exclusive(CartTotals totals) {
        return totals.taxes().stream().filter(tax -> !tax.rate().inclusive()).map(LineTax::tax)
                .reduce(Money.zero(GBP), Money::plus);
    }

    private static Money gbp(String decimal) {
        return Money.of(decimal, GBP);
    }
}
