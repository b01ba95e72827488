package org.evertill.commerce.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.evertill.commerce.money.Money;
import org.evertill.commerce.money.UnitPrice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PricePerMeasureTest {
    private static final Currency EURO = Currency.getInstance("EUR");

    @ParameterizedTest
    @CsvSource({"3.00, 750, l, 4.00, l", "3.00, 750000, ml, 4.00, l", "1.99, 75000, CL, 2.65, l",
        "2.49, 500000, g, 4.98, kg", "0.001, 1000000, g, 0.00, kg", "1.00, 3000, m, 0.33, m",
        "2.00, 3000, m, 0.67, m", "-2.00, 3000, m, -0.67, m", "12.00, 6000, pair, 2.00, pair"})
    void isThePriceOfOneOfTheMeasureThatShopsName(String price, long thousandths, String unit, String each,
            String measure) {
        assertThat(PricePerMeasure.of(facts(price, UnitOfMeasure.EACH, new NetContent(thousandths, unit))))
                .contains(new PricePerMeasure(Money.of(each, EURO), measure));
    }

    @Test
    void isNotToldOfWhatIsWeighedOrHasNoContentOrCostsMoreThanAnything() {
        assertThat(PricePerMeasure.of(facts("3.00", new UnitOfMeasure("kg", "kg", 3), new NetContent(750, "l"))))
                .isEmpty();
        assertThat(PricePerMeasure.of(facts("3.00", UnitOfMeasure.EACH, null))).isEmpty();
        assertThat(PricePerMeasure.of(new ItemFacts(facts("1", UnitOfMeasure.EACH, new NetContent(1, "mg")).product(),
                "", new UnitPrice(Long.MAX_VALUE, EURO), new TaxGroup("none", List.of()), 1))).isEmpty();
    }

    private static ItemFacts facts(String price, UnitOfMeasure unit, NetContent content) {
        return new ItemFacts(new Product("1", "Water", Map.of(), "food", unit, true, false, content), "",
                UnitPrice.of(price, EURO), new TaxGroup("none", List.of()), 1);
    }
}
