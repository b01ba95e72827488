package org.evertill.syncagent;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.evertill.exchange.packages.FreshnessNote;
import org.evertill.exchange.packages.Generation;

/**
 * When a file in use was last known to be the newest there is: to the second while the program runs, and after a
 * restart as its {@link FreshnessNote} says, which spares the disk. Safe on any thread.
 */
final class KnownCurrent {
    private volatile Optional<Confirmed> newest = Optional.empty();

    private record Confirmed(Generation of, Instant at) {
    }

    /**
     * The scale unit has just said that there is no newer one.
     *
     * @throws IOException when that could not be noted for the next start
     */
    void confirm(Generation inUse, Instant now) throws IOException {
        newest = Optional.of(new Confirmed(inUse, now));
        new FreshnessNote(inUse).confirm(now);
    }

    /** When this file was last known to be current. */
    Instant at(Generation inUse) {
        Instant noted = new FreshnessNote(inUse).knownCurrentAt();
        return newest.filter(confirmed -> confirmed.of().equals(inUse)).map(Confirmed::at)
                .filter(at -> at.isAfter(noted)).orElse(noted);
    }
}
