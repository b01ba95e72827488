package org.evertill.exchange.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteTransactionTest {
    @TempDir
    Path folder;

    private Connection connection;

    @BeforeEach
    void open() throws SQLException {
        connection = new SqliteFile(folder.resolve("file.db")).openWriter(Durability.EVERY_COMMIT);
        execute(connection, "CREATE TABLE t (x BLOB)");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void commitsAllOrNothing() throws SQLException {
        assertThat(SqliteTransaction.<Integer, RuntimeException>call(connection, () -> insert(1) + insert(2)))
                .isEqualTo(2);
        assertThatThrownBy(() -> SqliteTransaction.write(connection, () -> {
            insert(3);
            throw new IOException("first");
        })).isInstanceOf(IOException.class).hasMessage("first").hasNoSuppressedExceptions();
        assertThat(count()).isEqualTo(2);
    }

    @Test
    void letsGoOfTheWriteLockAtOnce() throws SQLException {
        SqliteTransaction.write(connection, () -> insert(1));
        try (Connection other = new SqliteFile(folder.resolve("file.db")).openWriter(Durability.EVERY_COMMIT)) {
            SqliteTransaction.write(other, () -> execute(other, "INSERT INTO t VALUES (2)"));
        }
        assertThat(count()).isEqualTo(2);
    }

    @Test
    void keepsTheFirstErrorWhenTheDiskIsFull() throws SQLException {
        execute(connection, "PRAGMA max_page_count = 4");
        assertThatThrownBy(() -> SqliteTransaction.write(connection, () -> {
            for (int i = 0; i < 100; i++) {
                execute(connection, "INSERT INTO t VALUES (zeroblob(4000))");
            }
        })).isInstanceOf(SQLException.class).hasMessageContaining("FULL");
        execute(connection, "PRAGMA max_page_count = 1000");
        SqliteTransaction.write(connection, () -> insert(1));
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void refusesATransactionWithinATransaction() {
        assertThatThrownBy(() -> SqliteTransaction.write(connection,
                () -> SqliteTransaction.write(connection, () -> insert(1))))
                .hasMessageContaining("within a transaction");
    }

    @Test
    void readsOneUnchangingState() throws SQLException {
        try (Connection reader = new SqliteFile(folder.resolve("file.db")).openReader()) {
            long seen = SqliteTransaction.read(reader, () -> {
                long before = count(reader);
                insert(1);
                return before + count(reader);
            });
            assertThat(seen).isZero();
            assertThat(count(reader)).isEqualTo(1);
        }
    }

    @Test
    void batchesStayInsideTheTransaction() throws SQLException {
        assertThatThrownBy(() -> SqliteTransaction.write(connection, () -> {
            try (PreparedStatement statement = connection.prepareStatement("INSERT INTO t VALUES (?)")) {
                for (int i = 0; i < 1000; i++) {
                    statement.setInt(1, i);
                    statement.addBatch();
                }
                statement.executeBatch();
            }
            assertThat(count()).isEqualTo(1000);
            throw new IOException("after the batch");
        })).hasMessage("after the batch");
        assertThat(count()).isZero();
    }

    private int insert(int value) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate("INSERT INTO t VALUES (" + value + ")");
        }
    }

    private long count() throws SQLException {
        return count(connection);
    }

    private static long count(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT count(*) FROM t")) {
            result.next();
            return result.getLong(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
