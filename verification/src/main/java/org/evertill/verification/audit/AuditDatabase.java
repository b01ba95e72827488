package org.evertill.verification.audit;

import java.nio.file.Files;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Future;

/**
 * A database under audit: all that is asked of it is answered from one moment, over two connections, so that two
 * threads can ask at the same time.
 */
final class AuditDatabase implements AutoCloseable {

    /** A till commits some times a second, and to begin twice takes a millisecond: the second try is rare. */
    private static final int TRIES_FOR_ONE_MOMENT = 1_000;

    private final Place place;
    private final ReadOnlyDatabase database;
    private final Connection connection;
    private final Connection beside;

    private AuditDatabase(Place place, ReadOnlyDatabase database) throws SQLException {
        this.place = place;
        this.database = database;
        this.connection = database.connection();
        this.beside = database.another();
    }

    /** What is asked beside. */
    @FunctionalInterface
    interface Question<T> {
        T ask(Place place, Connection connection) throws SQLException;
    }

    /** @throws IllegalArgumentException with a sentence, when there is no such file */
    static AuditDatabase open(Place place) throws SQLException {
        if (!Files.isRegularFile(place.file())) {
            throw new IllegalArgumentException("There is no database " + place.file() + " to audit");
        }
        ReadOnlyDatabase file = ReadOnlyDatabase.open(place.file());
        try {
            AuditDatabase database = new AuditDatabase(place, file);
            database.beginAtOneMoment();
            return database;
        } catch (SQLException | RuntimeException failed) {
            try (file) {
                throw failed;
            }
        }
    }

    Place place() {
        return place;
    }

    Statement statement() throws SQLException {
        return connection.createStatement();
    }

    /**
     * Asks something else meanwhile, on the connection beside and a thread of the workers; one thing at a time. What
     * has not been answered when this is closed fails.
     */
    <T> Future<T> askBeside(Workers workers, Question<T> question) {
        return workers.begin(() -> question.ask(place, beside));
    }

    /** Whether there is a table of this name. */
    boolean has(String table) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?")) {
            statement.setString(1, table);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    /** Asks the engine itself whether the file is whole. */
    void check(Findings findings) throws SQLException {
        try (Statement statement = statement(); ResultSet row = statement.executeQuery("PRAGMA quick_check(5)")) {
            while (row.next()) {
                if (!row.getString(1).equals("ok")) {
                    findings.add(Finding.Kind.DAMAGED_FILE, place.toString(), place, row.getString(1));
                }
            }
        }
    }

    /** What a register commits meanwhile is not half seen, nor seen by one connection and not by the other. */
    private void beginAtOneMoment() throws SQLException {
        for (int attempt = 0; attempt < TRIES_FOR_ONE_MOMENT; attempt++) {
            long before = version();
            begin(beside);
            begin(connection);
            // Nobody has committed since before the one began, so both see the same.
            if (version() == before) {
                return;
            }
            end(beside);
            end(connection);
        }
        throw new SQLException(place + " is written so often that it cannot be looked at");
    }

    private long version() throws SQLException {
        try (Statement statement = statement(); ResultSet row = statement.executeQuery("PRAGMA data_version")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void begin(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM sqlite_schema")) {
            row.next();
        }
    }

    private static void end(Connection connection) throws SQLException {
        connection.rollback();
        connection.setAutoCommit(true);
    }

    @Override
    public void close() throws SQLException {
        try (database) {
            beside.close();
        }
    }
}
