package org.evertill.app.component;

/**
 * One line of the receipt as it is written, every part in the language of the screen.
 *
 * @param number   the line's number in the cart
 * @param unit     the unit's symbol under the quantity; empty for pieces
 * @param detail   product number, and the price it would have had
 * @param tag      a word such as Voided or Return; empty for none
 */
public record ReceiptRow(
        int number,
        String quantity,
        String unit,
        String name,
        String detail,
        String unitPrice,
        String amount,
        String tag,
        Kind kind) {

    /** What colours the line. */
    public enum Kind {
        SOLD, OVERRIDDEN, RETURNED, VOIDED
    }
}
