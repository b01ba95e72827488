package org.evertill.verification.process;

/** Logging of command lines whose result goes to standard output: warnings only, to standard error. */
public final class QuietLog {

    private static final String PROPERTY = "logback.configurationFile";
    private static final String CONFIGURATION = "org/evertill/verification/quiet-logback.xml";

    /** Makes a child process log that way. */
    static final String JVM_FLAG = "-D" + PROPERTY + "=" + CONFIGURATION;

    private QuietLog() {}

    /** Makes this process log that way, unless it was told otherwise; call before the first logger is made. */
    public static void install() {
        if (System.getProperty(PROPERTY) == null) {
            System.setProperty(PROPERTY, CONFIGURATION);
        }
    }
}
