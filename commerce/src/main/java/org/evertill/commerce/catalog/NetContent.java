package org.evertill.commerce.catalog;

/**
 * What is in one piece of a product, for the price per measure that shops must show.
 *
 * @param thousandths above 0
 * @param unit        what it is measured in, as headquarters writes it
 */
public record NetContent(long thousandths, String unit) {

    public NetContent {
        if (thousandths <= 0 || unit.isBlank()) {
            throw new IllegalArgumentException("a net content is above 0, of a unit");
        }
    }
}
