package org.evertill.exchange.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteFileTest {
    @TempDir
    Path folder;

    @Test
    void opensWritersAsDurableAsTheyAsk() throws SQLException {
        assertSettings(Durability.EVERY_COMMIT, "wal", 2);
        assertSettings(Durability.UNTIL_FINISHED, "off", 0);
    }

    @Test
    void opensPathsOfAnyCharacters() throws Exception {
        Path path = Files.createDirectories(folder.resolve("a b?c#d%20é 红")).resolve("x?journal_mode=OFF.db");
        try (Connection writer = new SqliteFile(path).openWriter(Durability.UNTIL_FINISHED)) {
            execute(writer, "CREATE TABLE t (x)");
            execute(writer, "INSERT INTO t VALUES (7)");
        }
        assertThat(path).exists();
        try (Connection reader = new SqliteFile(path).openImmutable()) {
            assertThat(ask(reader, "SELECT x FROM t")).isEqualTo("7");
        }
    }

    @Test
    void readersDoNotWriteAndDoNotMakeFiles() throws SQLException {
        SqliteFile file = file();
        assertThatThrownBy(file::openReader).isInstanceOf(SQLException.class);
        assertThatThrownBy(file::openImmutable).isInstanceOf(SQLException.class);
        assertThat(file.path()).doesNotExist();
        try (Connection writer = file.openWriter(Durability.UNTIL_FINISHED)) {
            execute(writer, "CREATE TABLE t (x)");
        }
        try (Connection reader = file.openReader(); Connection immutable = file.openImmutable()) {
            assertThatThrownBy(() -> execute(reader, "INSERT INTO t VALUES (1)")).hasMessageContaining("READONLY");
            assertThatThrownBy(() -> execute(immutable, "INSERT INTO t VALUES (1)")).hasMessageContaining("READONLY");
        }
        assertThat(file.hasSidecars()).isFalse();
    }

    @Test
    void readsBesideAWriter() throws SQLException {
        try (Connection writer = file().openWriter(Durability.EVERY_COMMIT);
                Connection reader = file().openReader()) {
            execute(writer, "CREATE TABLE t (x)");
            SqliteTransaction.write(writer, () -> {
                execute(writer, "INSERT INTO t VALUES (1)");
                assertThat(ask(reader, "SELECT count(*) FROM t")).isEqualTo("0");
            });
            assertThat(ask(reader, "SELECT count(*) FROM t")).isEqualTo("1");
            assertThat(file().hasSidecars()).isTrue();
        }
    }

    @Test
    void refusesASqliteThatCorrupts() {
        assertThat(SqliteVersion.parse("3.54.1")).isGreaterThan(SqliteVersion.OLDEST_SAFE);
        assertThat(SqliteVersion.parse("3.51.2")).isLessThan(SqliteVersion.OLDEST_SAFE);
        assertThat(SqliteVersion.parse("3.9.9")).isLessThan(SqliteVersion.OLDEST_SAFE);
        assertThatIllegalArgumentException().isThrownBy(() -> SqliteVersion.parse("3.51"));
    }

    private void assertSettings(Durability durability, String journalMode, int synchronous) throws SQLException {
        SqliteFile file = new SqliteFile(folder.resolve(durability + ".db"));
        try (Connection connection = file.openWriter(durability)) {
            assertThat(ask(connection, "PRAGMA journal_mode")).isEqualTo(journalMode);
            assertThat(ask(connection, "PRAGMA synchronous")).isEqualTo(String.valueOf(synchronous));
            assertThat(ask(connection, "PRAGMA foreign_keys")).isEqualTo("1");
            assertThat(ask(connection, "PRAGMA trusted_schema")).isEqualTo("0");
            assertThat(ask(connection, "PRAGMA busy_timeout")).isEqualTo("5000");
        }
    }

    private SqliteFile file() {
        return new SqliteFile(folder.resolve("file.db"));
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }
}
