package org.evertill.scaleunit.storage;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.evertill.exchange.sqlite.Durability;
import org.evertill.exchange.sqlite.SqliteFile;
import org.flywaydb.core.Flyway;

/**
 * Brings a server database to the schema this program knows, forward only. {@code user_version} names the schema, so
 * that a start that has nothing to migrate does not wait for Flyway.
 *
 * @param folder  the class path folder of the numbered scripts
 * @param version the number of the last of them
 */
public record SchemaMigration(String folder, int version) {

    /**
     * Migrates a database, or makes it.
     *
     * @throws SQLException also when the database was written by a newer program; it is then left untouched
     */
    void bring(SqliteFile file) throws SQLException {
        int found = schemaOf(file);
        if (found > version) {
            throw new SQLException("The database " + file + " has schema " + found + "; this program knows "
                    + version + ". Start the newer program, or restore the older database.");
        }
        if (found < version) {
            migrate(file);
        }
    }

    private void migrate(SqliteFile file) throws SQLException {
        Flyway.configure()
                .dataSource("jdbc:sqlite:" + file.path().toAbsolutePath(), null, null)
                .locations("classpath:" + folder)
                .ignoreMigrationPatterns(new String[0])
                .load()
                .migrate();
        try (Connection connection = file.openWriter(Durability.EVERY_COMMIT);
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA user_version = " + version);
        }
    }

    private static int schemaOf(SqliteFile file) throws SQLException {
        try (Connection connection = file.openWriter(Durability.EVERY_COMMIT);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("PRAGMA user_version")) {
            return result.next() ? result.getInt(1) : 0;
        }
    }
}
