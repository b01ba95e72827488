package org.evertill.app.component;

/**
 * An amount of cash as its button names it.
 *
 * @param doubted whether it was pressed and is so large that it has to be pressed again
 */
public record CashOffer(String text, boolean doubted) {
}
