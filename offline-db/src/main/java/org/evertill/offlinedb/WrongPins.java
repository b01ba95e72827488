package org.evertill.offlinedb;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Wrong PINs in a row, per worker. After five a worker must wait, twice as long after each further one, up to an hour:
 * at that pace a PIN of four digits is not guessed in a year. Kept in the journal, so neither a restart nor throwing
 * the staff away clears it; the right PIN does. Safe on any thread.
 */
final class WrongPins {
    private static final int FREE = 5;
    private static final Duration FIRST_WAIT = Duration.ofMinutes(1);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    private static final int DOUBLINGS_MAX = 6;

    private static final String READ = "SELECT wrong_count, newest_at FROM wrong_pin WHERE worker_number = ?";
    private static final String COUNT = """
            INSERT INTO wrong_pin (worker_number, wrong_count, newest_at) VALUES (?, 1, ?)
            ON CONFLICT (worker_number) DO UPDATE SET wrong_count = wrong_count + 1, newest_at = excluded.newest_at""";
    private static final String START_AGAIN = "UPDATE wrong_pin SET newest_at = ? WHERE worker_number = ?";
    private static final String CLEAR = "DELETE FROM wrong_pin WHERE worker_number = ?";

    private final JournalFile journal;
    private final InstantSource clock;

    private record Wrong(int count, Instant newest) {
        Duration waitAfter() {
            if (count < FREE) {
                return Duration.ZERO;
            }
            Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(count - FREE, DOUBLINGS_MAX));
            return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
        }
    }

    WrongPins(JournalFile journal, InstantSource clock) {
        this.journal = journal;
        this.clock = clock;
    }

    /** How long this worker must still wait; zero when they may try. */
    Duration wait(String workerNumber) {
        Optional<Wrong> wrong = journal.read(statements -> statements.first(READ, WrongPins::read, workerNumber));
        if (wrong.isEmpty()) {
            return Duration.ZERO;
        }
        Instant now = clock.instant();
        if (now.isBefore(wrong.get().newest())) {
            // A clock that was set back must not keep a worker out for years: the wait begins anew.
            journal.write(statements -> statements.change(START_AGAIN, now.toString(), workerNumber));
            return wrong.get().waitAfter();
        }
        Duration left = wrong.get().waitAfter().minus(Duration.between(wrong.get().newest(), now));
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** One more. */
    void count(String workerNumber) {
        journal.write(statements -> statements.change(COUNT, workerNumber, clock.instant().toString()));
    }

    /** The right PIN was given. */
    void clear(String workerNumber) {
        boolean any = journal.read(statements -> statements.first(READ, WrongPins::read, workerNumber)).isPresent();
        if (any) {
            journal.write(statements -> statements.change(CLEAR, workerNumber));
        }
    }

    private static Wrong read(ResultSet row) throws SQLException {
        return new Wrong(row.getInt(1), Instant.parse(row.getString(2)));
    }
}
