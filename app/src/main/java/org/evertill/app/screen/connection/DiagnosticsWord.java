package org.evertill.app.screen.connection;

/** What is said of diagnostics on the screens, and in them. */
public enum DiagnosticsWord {
    /** On the button. */
    COPY,
    /** When they are in the clipboard. */
    COPIED,
    /** Which program on which computer. */
    PROGRAM,
    /** Which register of which store. */
    REGISTER,
    /** When they were taken. */
    TAKEN,
    /** What versions the offline database has. */
    VERSIONS,
    /** How much may still be written on the disk. */
    FREE_DISK
}
