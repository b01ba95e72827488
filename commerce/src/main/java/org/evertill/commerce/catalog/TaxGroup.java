package org.evertill.commerce.catalog;

import java.util.List;

/** The taxes that go together on a product, in force on one day. An empty list is a product without tax. */
public record TaxGroup(String code, List<TaxRate> rates) {

    public TaxGroup {
        rates = List.copyOf(rates);
    }
}
