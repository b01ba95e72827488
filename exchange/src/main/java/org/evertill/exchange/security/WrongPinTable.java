package org.evertill.exchange.security;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Wrong PINs in a row, per worker, in the {@code wrong_pin} table of the register's journal or of the channel. A try is
 * counted as wrong before it is checked and taken off again when it was right: neither guesses side by side nor a
 * program that is killed in between outrun their count. Each call belongs into one transaction of the caller's.
 */
public final class WrongPinTable {
    private static final String READ = "SELECT wrong_count, newest_at FROM wrong_pin WHERE worker_number = ?";
    private static final String COUNT = """
            INSERT INTO wrong_pin (worker_number, wrong_count, newest_at) VALUES (?, ?, ?)
            ON CONFLICT (worker_number)
            DO UPDATE SET wrong_count = excluded.wrong_count, newest_at = excluded.newest_at""";
    private static final String CLEAR = "DELETE FROM wrong_pin WHERE worker_number = ?";

    private final Connection connection;

    /** The table of a database that is open for writing. */
    public WrongPinTable(Connection connection) {
        this.connection = connection;
    }

    /**
     * Counts a try that is about to be checked, unless the worker must wait.
     *
     * @return how long they must wait; zero when the try was counted and may be checked
     */
    public Duration begin(String workerNumber, Instant now) throws SQLException {
        Optional<WrongPinCount> before = read(workerNumber);
        Duration wait = before.map(wrong -> wrong.waitAt(now)).orElse(Duration.ZERO);
        int count = before.map(WrongPinCount::count).orElse(0);
        if (wait.isZero()) {
            write(workerNumber, count + 1, now);
        } else if (before.get().isAheadOf(now)) {
            write(workerNumber, count, now);
        }
        return wait;
    }

    /** How long this worker must wait after what has been counted so far. */
    public Duration waitAfter(String workerNumber, Instant now) throws SQLException {
        return read(workerNumber).map(wrong -> wrong.waitAt(now)).orElse(Duration.ZERO);
    }

    /** The PIN was right: nothing is counted any more. */
    public void right(String workerNumber) throws SQLException {
        try (PreparedStatement clear = connection.prepareStatement(CLEAR)) {
            clear.setString(1, workerNumber);
            clear.executeUpdate();
        }
    }

    /** The try could not be checked after all: it does not count. */
    public void unchecked(String workerNumber) throws SQLException {
        Optional<WrongPinCount> counted = read(workerNumber);
        if (counted.isPresent()) {
            write(workerNumber, Math.max(0, counted.get().count() - 1), counted.get().newest());
        }
    }

    private Optional<WrongPinCount> read(String workerNumber) throws SQLException {
        try (PreparedStatement read = connection.prepareStatement(READ)) {
            read.setString(1, workerNumber);
            try (ResultSet found = read.executeQuery()) {
                return found.next()
                        ? Optional.of(new WrongPinCount(found.getInt(1), Instant.parse(found.getString(2))))
                        : Optional.empty();
            }
        }
    }

    private void write(String workerNumber, int count, Instant newest) throws SQLException {
        try (PreparedStatement write = connection.prepareStatement(COUNT)) {
            write.setString(1, workerNumber);
            write.setInt(2, count);
            write.setString(3, newest.toString());
            write.executeUpdate();
        }
    }
}
