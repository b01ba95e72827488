package org.evertill.app.screen.keyboard;

import java.util.Optional;

/**
 * Tells a scanner from fingers: its characters come less than 35 ms apart and end with Enter or Tab. A machine that
 * is busy for a moment may deliver a few of them late, so a scan is what came fast for the most part, in one go;
 * cutting it at the first late character would sell what the rest of the code means. Monotonic nanoseconds; knows
 * no toolkit.
 */
public final class ScanDetector {

    private static final long FAST = 35_000_000L;
    private static final long IN_ONE_GO = 400_000_000L;
    private static final int SHORTEST_SCAN = 4;
    private static final int MOST_LATE_ONE_IN = 4;

    private final StringBuilder characters = new StringBuilder();
    private long last;
    private int late;

    /**
     * A character came.
     *
     * @return whether it begins a new go, which may turn out to be a scan
     */
    public boolean typed(char character, long nanos) {
        boolean begins = characters.isEmpty() || nanos - last > IN_ONE_GO;
        if (begins) {
            clear();
        } else {
            count(nanos);
        }
        characters.append(character);
        last = nanos;
        return begins;
    }

    /** A key came that no scanner sends: what was typed before it is over. */
    public void interrupted() {
        clear();
    }

    /** Enter or Tab came: the code if a scanner sent it, empty if fingers did. */
    public Optional<String> ended(long nanos) {
        count(nanos);
        boolean scanned = characters.length() >= SHORTEST_SCAN && nanos - last <= IN_ONE_GO
                && late * MOST_LATE_ONE_IN <= characters.length();
        Optional<String> code = scanned ? Optional.of(characters.toString()) : Optional.empty();
        clear();
        return code;
    }

    private void count(long nanos) {
        if (nanos - last > FAST) {
            late++;
        }
    }

    private void clear() {
        characters.setLength(0);
        late = 0;
    }
}
