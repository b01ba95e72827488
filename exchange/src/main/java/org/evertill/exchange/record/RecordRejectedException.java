package org.evertill.exchange.record;

/** Bytes that are no record this program can take; the message says why, for the log and for headquarters. */
public final class RecordRejectedException extends Exception {

    private static final long serialVersionUID = 1L;

    public RecordRejectedException(String reason) {
        super(reason);
    }

    public RecordRejectedException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
