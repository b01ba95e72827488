package org.evertill.offlinedb;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.evertill.exchange.security.WrongPinCount;

/**
 * Wrong PINs in a row, per worker, and the wait of {@link WrongPinCount}. Kept in the journal, so neither a restart nor
 * throwing the staff away clears it; the right PIN does. Safe on any thread.
 */
final class WrongPins {
    private static final String READ = "SELECT wrong_count, newest_at FROM wrong_pin WHERE worker_number = ?";
    private static final String COUNT = """
            INSERT INTO wrong_pin (worker_number, wrong_count, newest_at) VALUES (?, 1, ?)
            ON CONFLICT (worker_number) DO UPDATE SET wrong_count = wrong_count + 1, newest_at = excluded.newest_at""";
    private static final String START_AGAIN = "UPDATE wrong_pin SET newest_at = ? WHERE worker_number = ?";
    private static final String CLEAR = "DELETE FROM wrong_pin WHERE worker_number = ?";

    private final JournalFile journal;
    private final InstantSource clock;

    WrongPins(JournalFile journal, InstantSource clock) {
        this.journal = journal;
        this.clock = clock;
    }

    /** How long this worker must still wait; zero when they may try. */
    Duration wait(String workerNumber) {
        Optional<WrongPinCount> wrong = read(workerNumber);
        Instant now = clock.instant();
        if (wrong.isPresent() && wrong.get().isAheadOf(now)) {
            journal.write(statements -> statements.change(START_AGAIN, now.toString(), workerNumber));
        }
        return wrong.map(counted -> counted.waitAt(now)).orElse(Duration.ZERO);
    }

    /** One more. */
    void count(String workerNumber) {
        journal.write(statements -> statements.change(COUNT, workerNumber, clock.instant().toString()));
    }

    /** The right PIN was given. */
    void clear(String workerNumber) {
        if (read(workerNumber).isPresent()) {
            journal.write(statements -> statements.change(CLEAR, workerNumber));
        }
    }

    private Optional<WrongPinCount> read(String workerNumber) {
        return journal.read(statements -> statements.first(READ,
                row -> new WrongPinCount(row.getInt(1), Instant.parse(row.getString(2))), workerNumber));
    }
}
