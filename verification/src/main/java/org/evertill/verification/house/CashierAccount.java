package org.evertill.verification.house;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.evertill.verification.audit.ToldSale;
import org.evertill.verification.house.CashierWatch.ShownCart;

/**
 * What a cashier was shown over all lives of a register so far: all of it must be in its journal, whatever befell it.
 *
 * @param sold     sales that were concluded
 * @param voided   ids of the carts that were voided
 * @param switches switches of the connection
 * @param running  the cart on the screen
 * @param ready    whether it was shown that the register can sell without the scale unit
 */
public record CashierAccount(
        List<ToldSale> sold, List<String> voided, int switches, Optional<ShownCart> running, boolean ready) {

    /** Before the first life. */
    public static final CashierAccount NOTHING =
            new CashierAccount(List.of(), List.of(), 0, Optional.empty(), false);

    public CashierAccount {
        sold = List.copyOf(sold);
        voided = List.copyOf(voided);
    }

    /** After another life, or a part of it. */
    public CashierAccount then(CashierWatch life) {
        return new CashierAccount(joined(sold, life.told()), joined(voided, life.voided()),
                switches + life.switches(),
                life.hasBegun() ? life.running() : running,
                ready || life.wasReady());
    }

    /** The voids and switches shown that a journal does not have, as sentences. The sales are the auditor's. */
    public List<String> missingIn(Path journal) throws SQLException {
        List<String> missing = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + journal)) {
            for (String id : voided) {
                if (!has(connection, id)) {
                    missing.add("the void of " + id + " was shown and is not there");
                }
            }
            long kept = count(connection, "connection-switched");
            if (kept < switches) {
                missing.add(switches + " switches of the connection were shown and " + kept + " are there");
            }
        }
        return missing;
    }

    /**
     * A sentence when the running cart was not found whole by a register that started anew, and was not concluded in
     * the last moment either.
     *
     * @param restored the cart it found
     */
    public Optional<String> lostCart(Path journal, Optional<ShownCart> restored) throws SQLException {
        if (running.isEmpty() || running.get().lines() == 0 || running.get().isIn(restored)) {
            return Optional.empty();
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + journal)) {
            return has(connection, running.get().id()) ? Optional.empty()
                    : Optional.of("the cart " + running.get() + " came back as " + restored);
        }
    }

    /**
     * A sentence when a register that was left off the line by hand was not so when it started anew, or the other way
     * round, though no switch was on record that nobody had seen.
     *
     * @param left    how it was left, when that is known for sure
     * @param started how it started
     */
    public static Optional<String> lostSwitch(Optional<Boolean> left, Optional<Boolean> started) {
        return left.isEmpty() || started.isEmpty() || left.equals(started) ? Optional.empty()
                : Optional.of("left off the line by hand: " + left.get() + ", started so: " + started.get());
    }

    /** Whether a journal has no switch that was not shown, so that what was shown last is what holds. */
    public boolean sawEverySwitch(Path journal) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + journal)) {
            return count(connection, "connection-switched") == switches;
        }
    }

    private static boolean has(Connection connection, String id) throws SQLException {
        return number(connection, "SELECT count(*) FROM journal_record WHERE record_id = ?", id) > 0;
    }

    private static long count(Connection connection, String kind) throws SQLException {
        return number(connection, "SELECT count(*) FROM journal_record WHERE kind = ?", kind);
    }

    private static long number(Connection connection, String sql, String parameter) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, parameter);
            try (ResultSet row = statement.executeQuery()) {
                return row.getLong(1);
            }
        }
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
