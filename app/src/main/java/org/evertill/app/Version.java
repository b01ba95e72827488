package org.evertill.app;

/** What this program calls itself. */
public final class Version {

    /** The version, as in the root pom. */
    public static final String NUMBER = "0.1.0";

    private Version() {
    }
}
