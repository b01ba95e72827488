package org.evertill.offlinedb;

import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.evertill.exchange.sqlite.SqliteFile;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.sqlite.SQLiteDataSource;

/**
 * Brings a journal to the schema this program knows, forward only. Each script sets {@code user_version} in its own
 * transaction, so a start that has nothing to migrate reads one number and does not wait for Flyway.
 */
final class JournalSchema {
    /** The number of the last script. */
    static final int VERSION = 1;

    private static final String SCRIPTS = "classpath:org/evertill/offlinedb/migration";

    private JournalSchema() {
    }

    /** Makes or migrates the journal. A newer one is refused and left as it is. */
    static void bring(SqliteFile journal) throws DataFolderException {
        try {
            if (!Files.exists(journal.path()) || requireKnown(journal) < VERSION) {
                migrate(journal);
            }
        } catch (FlywayException e) {
            throw unusable(journal, e);
        }
    }

    /**
     * Refuses a journal that is newer than this program.
     *
     * @return its version
     */
    static int requireKnown(SqliteFile journal) throws DataFolderException {
        try {
            int found = versionOf(journal);
            if (found > VERSION) {
                throw new JournalTooNewException(journal.path(), found, VERSION);
            }
            return found;
        } catch (SQLException e) {
            throw unusable(journal, e);
        }
    }

    private static DataFolderException unusable(SqliteFile journal, Exception cause) {
        return new DataFolderException("The journal " + journal + " cannot be opened: " + cause.getMessage()
                + ". Do not delete it: it holds the sales of this register.", cause);
    }

    /** Makes sure that a journal can be read as it is, and changes nothing. */
    static void require(SqliteFile journal) throws DataFolderException {
        if (requireKnown(journal) < VERSION) {
            throw new DataFolderException("The journal " + journal + " was written by an older Evertill and has"
                    + " not been opened since. Start the register once, which brings it up to date.");
        }
    }

    private static int versionOf(SqliteFile journal) throws SQLException {
        try (Connection connection = journal.openReader();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("PRAGMA user_version")) {
            return result.next() ? result.getInt(1) : 0;
        }
    }

    private static void migrate(SqliteFile journal) {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:file://" + journal.path().toAbsolutePath().toUri().getRawPath() + "?mode=rwc");
        Flyway.configure()
                .dataSource(source)
                .locations(SCRIPTS)
                .ignoreMigrationPatterns(new String[0])
                .load()
                .migrate();
    }
}
