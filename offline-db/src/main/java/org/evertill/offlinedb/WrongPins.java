package org.evertill.offlinedb;

import java.time.Duration;
import java.time.InstantSource;
import org.evertill.exchange.security.WrongPinTable;

/**
 * Wrong PINs in a row, per worker. Kept in the journal, so neither a restart nor throwing the staff away clears them;
 * the right PIN does. Safe on any thread.
 */
final class WrongPins {
    private final JournalFile journal;
    private final InstantSource clock;

    WrongPins(JournalFile journal, InstantSource clock) {
        this.journal = journal;
        this.clock = clock;
    }

    /** See {@link WrongPinTable#begin}. */
    Duration begin(String workerNumber) {
        return journal.write(statements ->
                new WrongPinTable(statements.connection()).begin(workerNumber, clock.instant()));
    }

    /** See {@link WrongPinTable#waitAfter}. */
    Duration waitAfter(String workerNumber) {
        return journal.read(statements ->
                new WrongPinTable(statements.connection()).waitAfter(workerNumber, clock.instant()));
    }

    /** See {@link WrongPinTable#right}. */
    void right(String workerNumber) {
        journal.write(statements -> {
            new WrongPinTable(statements.connection()).right(workerNumber);
            return true;
        });
    }
}
