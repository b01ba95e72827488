package org.evertill.app.register;

/** A short code for an error nobody foresaw, that a cashier can read out over the phone and IT finds in the log. */
final class ErrorCode {

    private ErrorCode() {
    }

    /** The same code for the same error at the same place. */
    static String of(Throwable error) {
        Throwable root = error;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        StackTraceElement[] trace = root.getStackTrace();
        String place = trace.length == 0 ? "" : trace[0].getClassName() + "." + trace[0].getMethodName();
        int hash = (root.getClass().getName() + place).hashCode();
        return String.format("%04X-%04X", hash >>> 16 & 0xFFFF, hash & 0xFFFF);
    }
}
