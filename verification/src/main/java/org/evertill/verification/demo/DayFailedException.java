package org.evertill.verification.demo;

/** The store day did not go as it must; the message says what was waited for and what was there instead. */
public final class DayFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DayFailedException(String message) {
        super(message);
    }

    DayFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
