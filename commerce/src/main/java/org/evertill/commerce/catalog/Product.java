package org.evertill.commerce.catalog;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What headquarters says of one product.
 *
 * @param number               the product number; case-sensitive
 * @param name                 the name in the store's language
 * @param names                names by language code ({@code en}, {@code fr}, {@code zh}); may be empty
 * @param categoryCode         the category it is shown in
 * @param unit                 what its quantity counts
 * @param priceOverrideAllowed whether 104 may replace its price
 * @param blocked              whether it must not be sold
 * @param netContent           what is in one piece; null where headquarters does not say
 */
public record Product(
        String number,
        String name,
        Map<String, String> names,
        String categoryCode,
        UnitOfMeasure unit,
        boolean priceOverrideAllowed,
        boolean blocked,
        @Nullable NetContent netContent) {

    public Product {
        names = Map.copyOf(names);
    }

    /** A product of which headquarters does not say what is in one piece. */
    public Product(String number, String name, Map<String, String> names, String categoryCode, UnitOfMeasure unit,
            boolean priceOverrideAllowed, boolean blocked) {
        this(number, name, names, categoryCode, unit, priceOverrideAllowed, blocked, null);
    }

    /** The name in a language, or the store's name for it where there is no translation. */
    public String nameIn(String language) {
        return names.getOrDefault(language, name);
    }
}
