package org.evertill.exchange.wire;

/**
 * What a register is from now on.
 *
 * @param deviceToken to be sent as {@code Authorization: Bearer}; the scale unit itself keeps only its hash
 * @param incarnation new with every activation
 * @param signingKey  headquarters' Ed25519 key, base64 of its SPKI form, by which packages are checked
 */
public record ActivationAnswer(
        String deviceToken, String storeNumber, String registerNumber, long incarnation, String signingKey) {
    @Override
    public String toString() {
        return "ActivationAnswer[" + storeNumber + ", " + registerNumber + ", " + incarnation + "]";
    }
}
