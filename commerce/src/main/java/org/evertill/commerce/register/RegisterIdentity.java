package org.evertill.commerce.register;

/**
 * Which register this is.
 *
 * @param incarnation 1 at the first activation; a new one begins at every activation, reprovisioning and restore,
 *                    so that no number is ever used twice
 */
public record RegisterIdentity(String storeNumber, String registerNumber, long incarnation) {

    /** The receipt number as it is printed: store, register, incarnation, number. */
    public String receipt(long receiptNumber) {
        return "%s-%s-%d-%06d".formatted(storeNumber, registerNumber, incarnation, receiptNumber);
    }
}
