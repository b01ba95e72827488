package org.evertill.commerce.register;

import java.util.Locale;

/**
 * Which register this is.
 *
 * @param incarnation 1 at the first activation; a new one begins at every activation, reprovisioning and restore,
 *                    so that no number is ever used twice
 */
public record RegisterIdentity(String storeNumber, String registerNumber, long incarnation) {

    /** Written out, like the number under it: a start compares them once, and to generate this took it 10 ms. */
    @Override
    public boolean equals(Object other) {
        return other instanceof RegisterIdentity(String store, String register, long life)
                && storeNumber.equals(store) && registerNumber.equals(register) && incarnation == life;
    }

    @Override
    public int hashCode() {
        return (storeNumber.hashCode() * 31 + registerNumber.hashCode()) * 31 + Long.hashCode(incarnation);
    }

    /** The receipt number as it is printed: store, register, incarnation, number. */
    public String receipt(long receiptNumber) {
        // The root locale: a receipt is looked up by this number, so its digits are the same in every language.
        return String.format(Locale.ROOT, "%s-%s-%d-%06d", storeNumber, registerNumber, incarnation, receiptNumber);
    }
}
