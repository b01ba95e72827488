package org.evertill.app.screen.keyboard;

import java.util.Optional;

/**
 * Tells a scanner from fingers: its characters come less than 35 ms apart and end with Enter or Tab. Monotonic
 * nanoseconds; knows no toolkit.
 */
public final class ScanDetector {

    private static final long LONGEST_GAP = 35_000_000L;
    private static final int SHORTEST_SCAN = 4;

    private final StringBuilder burst = new StringBuilder();
    private long last;

    /**
     * A character came.
     *
     * @return whether it begins a new burst, which may turn out to be a scan
     */
    public boolean typed(char character, long nanos) {
        boolean begins = burst.isEmpty() || nanos - last > LONGEST_GAP;
        if (begins) {
            burst.setLength(0);
        }
        burst.append(character);
        last = nanos;
        return begins;
    }

    /** Enter or Tab came: the code if a scanner sent it, empty if fingers did. */
    public Optional<String> ended(long nanos) {
        boolean scanned = burst.length() >= SHORTEST_SCAN && nanos - last <= LONGEST_GAP;
        Optional<String> code = scanned ? Optional.of(burst.toString()) : Optional.empty();
        burst.setLength(0);
        return code;
    }
}
