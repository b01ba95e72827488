package org.evertill.app;

/** The display does not give the register a window. */
public final class WindowUnavailableException extends Exception {

    private static final long serialVersionUID = 1L;

    WindowUnavailableException(Throwable cause) {
        super("The register's window cannot be opened (" + cause + "). Nothing was changed; check the display and start"
                + " again.", cause);
    }
}
