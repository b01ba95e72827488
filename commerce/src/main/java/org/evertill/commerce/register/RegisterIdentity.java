package org.evertill.commerce.register;

import java.util.Locale;

/**
 * Which register this is.
 *
 * @param incarnation 1 at the first activation; a new one begins at every activation, reprovisioning and restore,
 *                    so that no number is ever used twice
 */
public record RegisterIdentity(String storeNumber, String registerNumber, long incarnation) {

    /** The receipt number as it is printed: store, register, incarnation, number. */
    public String receipt(long receiptNumber) {
        // The root locale: a receipt is looked up by this number, so its digits are the same in every language.
        return String.format(Locale.ROOT, "%s-%s-%d-%06d", storeNumber, registerNumber, incarnation, receiptNumber);
    }
}
