package org.evertill.scaleunit.headquarters.schedules;

import java.util.Arrays;
import org.evertill.exchange.tables.Direction;

/** How far a run for one data group has come, in the words of a session. */
public enum RunState {
    /** It is under way. */
    STARTED("Started"),
    /** Down: there are new packages, to be fetched. */
    AVAILABLE("Available"),
    /** Down: no package could be made; the message says why. */
    CREATE_FAILED("Create failed"),
    /** Up: what the channel had is at headquarters. */
    APPLIED("Applied"),
    /** Up: it could not be taken; the message says why. */
    APPLY_FAILED("Apply failed"),
    /** Nothing had changed. */
    NO_DATA("No data");

    private final String text;

    RunState(String text) {
        this.text = text;
    }

    /** As it is shown and kept. */
    public String text() {
        return text;
    }

    /** Whether somebody should look at it. */
    public boolean isFailed() {
        return this == CREATE_FAILED || this == APPLY_FAILED;
    }

    static RunState of(String text) {
        return Arrays.stream(values()).filter(state -> state.text.equals(text)).findFirst().orElseThrow();
    }

    static RunState failed(Direction direction) {
        return direction == Direction.UP ? APPLY_FAILED : CREATE_FAILED;
    }
}
