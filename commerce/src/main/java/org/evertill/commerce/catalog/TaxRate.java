package org.evertill.commerce.catalog;

/**
 * One tax a product carries on the day it is sold.
 *
 * @param code      stable code, such as {@code state-sales}
 * @param name      what the receipt calls it
 * @param ratePpm   the rate in parts per million: 10.25 % is 102,500
 * @param inclusive whether the price already contains it
 */
public record TaxRate(String code, String name, long ratePpm, boolean inclusive) {
}
