package org.evertill.verification.sales;

/**
 * A product as a sales file makes it known.
 *
 * @param code        the stock code, case kept
 * @param name        the first description that is not blank, else the code
 * @param priceMicros the price of the product's first row, in millionths of the major unit
 */
public record FileProduct(String code, String name, long priceMicros) {

    /** The same product by another name. */
    FileProduct withName(String better) {
        return new FileProduct(code, better, priceMicros);
    }
}
