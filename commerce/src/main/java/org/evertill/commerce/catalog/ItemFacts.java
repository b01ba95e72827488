package org.evertill.commerce.catalog;

import org.evertill.commerce.money.UnitPrice;

/**
 * All that a source says of an item for one day. A cart line keeps these facts as it was rung with, so neither
 * a switch of connection nor a new package re-prices it.
 *
 * @param product     the product
 * @param barcode     the code it was found by; empty when found by its number
 * @param unitPrice   the price in force on the day asked for
 * @param taxGroup    the taxes in force on that day
 * @param dataVersion the data version of the source that answered
 */
public record ItemFacts(Product product, String barcode, UnitPrice unitPrice, TaxGroup taxGroup, long dataVersion) {
}
