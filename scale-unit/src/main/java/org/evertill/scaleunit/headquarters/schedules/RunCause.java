package org.evertill.scaleunit.headquarters.schedules;

import java.util.Arrays;

/** Why something was distributed. */
public enum RunCause {
    RECURRING("recurring"),
    RUN_NOW("run now"),
    FULL_DATA_SYNC("full data sync");

    private final String text;

    RunCause(String text) {
        this.text = text;
    }

    /** As it is shown and kept. */
    public String text() {
        return text;
    }

    static RunCause of(String text) {
        return Arrays.stream(values()).filter(cause -> cause.text.equals(text)).findFirst().orElseThrow();
    }
}
