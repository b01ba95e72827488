package org.evertill.commerce.cart;

/**
 * Why a line's price is not the published one, and who answered for it.
 *
 * @param reasonCode   a published reason
 * @param workerNumber the worker whose permission it was: the cashier's, or the manager's who came over
 */
public record PriceOverride(String reasonCode, String workerNumber) {
}
