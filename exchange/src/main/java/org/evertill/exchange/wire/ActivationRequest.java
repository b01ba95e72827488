package org.evertill.exchange.wire;

/** {@code POST /devices/activate}: a code from headquarters, which works once. Dashes and case do not matter. */
public record ActivationRequest(String activationCode) {
    @Override
    public String toString() {
        return "ActivationRequest[]";
    }
}
