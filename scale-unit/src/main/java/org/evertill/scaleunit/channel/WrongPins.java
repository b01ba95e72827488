package org.evertill.scaleunit.channel;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.evertill.exchange.security.WrongPinCount;
import org.evertill.scaleunit.storage.ServerDatabase;

/**
 * Wrong PINs in a row, per worker, kept in the channel database. A try is counted as wrong before it is checked and
 * taken off again when it was right, in one writer's order: guesses side by side cannot outrun their count. Any thread.
 */
final class WrongPins {
    private static final String READ = "SELECT wrong_count, newest_at FROM wrong_pin WHERE worker_number = ?";
    private static final String COUNT = """
            INSERT INTO wrong_pin (worker_number, wrong_count, newest_at) VALUES (?1, ?2, ?3)
            ON CONFLICT (worker_number) DO UPDATE SET wrong_count = ?2, newest_at = ?3""";
    private static final String CLEAR = "DELETE FROM wrong_pin WHERE worker_number = ?";

    private final ServerDatabase database;
    private final InstantSource clock;

    WrongPins(ServerDatabase database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Counts a try that is about to be checked, unless the worker must wait.
     *
     * @return how long they must wait; zero when the try was counted and may be checked
     */
    Duration begin(String workerNumber) throws SQLException {
        return database.write(connection -> {
            Instant now = clock.instant();
            Optional<WrongPinCount> before = read(connection, workerNumber);
            Duration wait = before.map(wrong -> wrong.waitAt(now)).orElse(Duration.ZERO);
            int count = before.map(WrongPinCount::count).orElse(0);
            if (wait.isZero()) {
                write(connection, workerNumber, count + 1, now);
            } else if (before.get().isAheadOf(now)) {
                write(connection, workerNumber, count, now);
            }
            return wait;
        });
    }

    /** The PIN was right: nothing is counted any more. */
    void right(String workerNumber) throws SQLException {
        database.write(connection -> {
            try (PreparedStatement clear = connection.prepareStatement(CLEAR)) {
                clear.setString(1, workerNumber);
                return clear.executeUpdate();
            }
        });
    }

    /** The try could not be checked after all: it does not count. */
    void unchecked(String workerNumber) throws SQLException {
        database.write(connection -> {
            Optional<WrongPinCount> counted = read(connection, workerNumber);
            if (counted.isPresent()) {
                write(connection, workerNumber, Math.max(0, counted.get().count() - 1), counted.get().newest());
            }
            return counted.isPresent();
        });
    }

    private static Optional<WrongPinCount> read(Connection connection, String workerNumber) throws SQLException {
        try (PreparedStatement read = connection.prepareStatement(READ)) {
            read.setString(1, workerNumber);
            try (ResultSet found = read.executeQuery()) {
                return found.next()
                        ? Optional.of(new WrongPinCount(found.getInt(1), Instant.parse(found.getString(2))))
                        : Optional.empty();
            }
        }
    }

    private static void write(Connection connection, String workerNumber, int count, Instant now)
            throws SQLException {
        try (PreparedStatement write = connection.prepareStatement(COUNT)) {
            write.setString(1, workerNumber);
            write.setInt(2, count);
            write.setString(3, now.toString());
            write.executeUpdate();
        }
    }
}
