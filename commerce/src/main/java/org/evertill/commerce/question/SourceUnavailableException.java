package org.evertill.commerce.question;

import org.evertill.commerce.connection.SwitchCause;

/** A source gave no usable answer. Carries the cause as the header and the journal will tell it. */
public final class SourceUnavailableException extends Exception {

    private static final long serialVersionUID = 1L;

    private final SwitchCause failure;
    private final int status;

    /**
     * @param failure what went wrong, for the till
     * @param status  the HTTP status of a server that reports a fault, 0 where there was none
     * @param detail  what went wrong, for the log
     */
    public SourceUnavailableException(SwitchCause failure, int status, String detail) {
        super(detail);
        this.failure = failure;
        this.status = status;
    }

    /** What went wrong, in the till's terms. */
    public SwitchCause failure() {
        return failure;
    }

    /** The HTTP status of a server that reports a fault; 0 where there was none. */
    public int status() {
        return status;
    }
}
