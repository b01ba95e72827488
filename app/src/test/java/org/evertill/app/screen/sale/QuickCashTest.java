package org.evertill.app.screen.sale;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;
import org.evertill.commerce.money.Money;
import org.evertill.commerce.store.Denomination;
import org.junit.jupiter.api.Test;

class QuickCashTest {

    private static final Currency DOLLAR = Currency.getInstance("USD");
    private static final List<Denomination> NOTES = Stream.of("1", "5", "10", "20", "50", "100")
            .map(value -> new Denomination(Money.of(value, DOLLAR), true)).toList();

    @Test
    void offersTheNextThreeAmountsNotesMake() {
        assertThat(above("80.30")).containsExactly("85.00", "90.00", "100.00");
    }

    @Test
    void fillsUpWithTheSmallestNoteWhereLargeOnesAgree() {
        assertThat(above("99.50")).containsExactly("100.00");
        assertThat(above("55.30")).containsExactly("56.00", "60.00", "100.00");
    }

    @Test
    void neverOffersTheExactAmountAgain() {
        assertThat(above("20.00")).doesNotContain("20.00");
    }

    @Test
    void offersNothingForARefund() {
        assertThat(above("-5.00")).isEmpty();
    }

    @Test
    void ignoresNotesOfAnotherCurrency() {
        List<Denomination> euros = List.of(new Denomination(Money.of("5", Currency.getInstance("EUR")), true));
        assertThat(QuickCash.above(Money.of("3", DOLLAR), euros)).isEmpty();
    }

    private static List<String> above(String due) {
        return QuickCash.above(Money.of(due, DOLLAR), NOTES).stream().map(Money::toPlainString).toList();
    }
}
