package org.evertill.commerce.cart;

import org.evertill.commerce.catalog.TaxRate;
import org.evertill.commerce.money.Money;

/** One tax on one line. {@code taxable} is the amount without any tax; both are negative on a return. */
public record LineTax(String taxGroupCode, TaxRate rate, Money taxable, Money tax) {
}
