package org.evertill.exchange.wire;

/** {@code POST /staff/sign-on}. */
public record SignOnRequest(String workerNumber, String pin) {
    @Override
    public String toString() {
        return "SignOnRequest[" + workerNumber + "]";
    }
}
