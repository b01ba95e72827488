package org.evertill.commerce.question;

import org.evertill.commerce.connection.SwitchCause;

/** A source gave no usable answer. Carries the cause as the header and the journal will tell it. */
public final class SourceUnavailableException extends Exception {

    private static final long serialVersionUID = 1L;

    private final SwitchCause failure;

    /**
     * @param failure what went wrong, for the till
     * @param detail  what went wrong, for the log
     */
    public SourceUnavailableException(SwitchCause failure, String detail, Throwable cause) {
        super(detail, cause);
        this.failure = failure;
    }

    /** What went wrong, in the till's terms. */
    public SwitchCause failure() {
        return failure;
    }
}
