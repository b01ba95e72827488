package org.evertill.commerce.cart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.evertill.commerce.fixture.Items.GBP;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.evertill.commerce.catalog.TaxRate;
import org.evertill.commerce.fixture.Carts;
import org.evertill.commerce.fixture.Items;
import org.evertill.commerce.fixture.Vectors;
import org.evertill.commerce.money.Money;
import org.evertill.commerce.money.Quantity;
import org.evertill.commerce.money.Rounding;
import org.junit.jupiter.api.Test;

/**
 * Another system's line taxes, where they speak of what Evertill has: percentages that all apply to the amount without
 * tax. Its figures are kept to six decimals or to the cent; ours are to the cent.
 */
class TaxVectorsTest {

    @Test
    void agreesOnPercentagesOfTheAmountWithoutTax() throws IOException {
        List<String> agreed = Vectors.read("tax_vectors.json").valueStream()
                .filter(vector -> vector.path("kind").asText().equals("line_taxes"))
                .filter(TaxVectorsTest::speaksOfOurTaxes)
                .map(TaxVectorsTest::agreed)
                .toList();
        assertThat(agreed).hasSizeGreaterThan(3);
    }

    private static boolean speaksOfOurTaxes(JsonNode vector) {
        int last = vector.path("taxes").size() - 1;
        for (int i = 0; i <= last; i++) {
            JsonNode tax = vector.path("taxes").path(i);
            boolean taxOnTax = tax.path("include_base_amount").asBoolean() && i < last;
            boolean split = tax.has("repartition");
            if (!tax.path("amount_type").asText().equals("percent") || taxOnTax || split) {
                return false;
            }
        }
        return vector.path("excluded_tax_ids").isNull()
                && new BigDecimal("0.01").compareTo(vector.path("precision_rounding").decimalValue()) == 0;
    }

    private static String agreed(JsonNode vector) {
        List<TaxRate> rates = new ArrayList<>();
        for (JsonNode tax : vector.path("taxes")) {
            long ppm = tax.path("amount").decimalValue().movePointRight(4).longValueExact();
            rates.add(new TaxRate("tax" + rates.size(), "Tax", ppm, tax.path("price_included").asBoolean()));
        }
        String price = vector.path("price_unit").decimalValue().toPlainString();
        Cart cart = Carts.empty().withItem(Items.weighed("A", price, rates.toArray(TaxRate[]::new)),
                Quantity.of(vector.path("quantity").decimalValue().toPlainString()));
        JsonNode expected = vector.path("expected");
        assertThat(cart.totals().total()).as(vector.toString()).isEqualTo(rounded(expected.path("total_included")));
        List<Money> taxes = TaxCalculator.taxesOf(cart.lines().getFirst()).stream().map(LineTax::tax).toList();
        List<Money> theirs = expected.path("taxes_data").valueStream().map(tax -> rounded(tax.path(1))).toList();
        assertThat(taxes).as(vector.toString()).isEqualTo(theirs);
        return price;
    }

    private static Money rounded(JsonNode amount) {
        return Money.rounded(amount.decimalValue(), GBP, Rounding.HALF_AWAY_FROM_ZERO);
    }
}
