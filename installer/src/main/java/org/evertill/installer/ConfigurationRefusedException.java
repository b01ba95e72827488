package org.evertill.installer;

/** A command could not do what it was asked. The message is for people: what happened, what it means, what to do. */
final class ConfigurationRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;

    /** @param reason what it is, for programs, such as {@code unreachable}; a stable name */
    ConfigurationRefusedException(String reason, String sentence) {
        super(sentence);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
