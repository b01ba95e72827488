package org.evertill.exchange.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Runs work in one transaction of a connection: all of it is committed, or none of it and the exception goes on.
 *
 * <p>Transactions begin and end by SQL and the connection stays in auto-commit mode, because the driver's
 * {@code commit()} begins the next transaction at once: that one holds the write lock, and when it cannot begin, a
 * commit that succeeded looks failed.
 */
public final class SqliteTransaction {

    private SqliteTransaction() {
    }

    /** Work inside a transaction, with a result. */
    @FunctionalInterface
    public interface Question<T, E extends Exception> {
        /** Does the work. */
        T run() throws SQLException, E;
    }

    /** Work inside a transaction. */
    @FunctionalInterface
    public interface Work<E extends Exception> {
        /** Does the work. */
        void run() throws SQLException, E;
    }

    /**
     * Runs work under the write lock, taken at the start.
     *
     * @throws SQLException the first error; after a failed COMMIT the transaction may be committed nevertheless, so who
     *     must know reopens the file and looks
     */
    public static <E extends Exception> void write(Connection connection, Work<E> work) throws SQLException, E {
        call(connection, () -> {
            work.run();
            return true;
        });
    }

    /** As {@link #write}, with a result. */
    public static <T, E extends Exception> T call(Connection connection, Question<T, E> work) throws SQLException, E {
        return run(connection, "BEGIN IMMEDIATE", work);
    }

    /** Reads from one unchanging state of the file. */
    public static <T, E extends Exception> T read(Connection connection, Question<T, E> work) throws SQLException, E {
        return run(connection, "BEGIN DEFERRED", work);
    }

    private static <T, E extends Exception> T run(Connection connection, String begin, Question<T, E> work)
            throws SQLException, E {
        execute(connection, begin);
        try {
            T result = work.run();
            execute(connection, "COMMIT");
            return result;
        } catch (Throwable first) {
            rollBack(connection, first);
            throw first;
        }
    }

    private static void rollBack(Connection connection, Throwable first) {
        try {
            execute(connection, "ROLLBACK");
        } catch (SQLException second) {
            // SQLite rolls back by itself on a full disk and other errors, and then says that nothing is active.
            first.addSuppressed(second);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
