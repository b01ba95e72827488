package org.evertill.exchange.schema;

import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.evertill.exchange.sqlite.SqliteFile;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.SyncedTable;
import org.evertill.exchange.tables.TrackingSql;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.sqlite.SQLiteDataSource;

/**
 * Brings a database that lives on to the schema this program knows, forward only: the shared tables as
 * {@link ChannelTables} declares them, then the database's own by numbered scripts, which may speak of the shared ones
 * but never make or change them. A start that finds nothing to do reads the schema once and does not wait for Flyway.
 *
 * @param kinds   which of the shared tables stand in this database
 * @param tracked those of them whose changes are kept account of, see {@link TrackingSql}
 * @param own     further tables of these kinds, declared like the shared ones, that stand in no other database
 * @param folder  the class path folder of the numbered scripts
 * @param version the number of the last of them; {@code user_version} says how far a database has come
 */
public record SchemaMigration(Set<DatabaseKind> kinds, Set<DatabaseKind> tracked, List<SyncedTable> own,
        String folder, int version) {

    public SchemaMigration {
        kinds = Set.copyOf(kinds);
        tracked = Set.copyOf(tracked);
        own = List.copyOf(own);
    }

    /** Of a database that keeps no account of changes. */
    public SchemaMigration(Set<DatabaseKind> kinds, String folder, int version) {
        this(kinds, Set.of(), List.of(), folder, version);
    }

    /**
     * Migrates a database, or makes it.
     *
     * @throws SchemaTooNewException when the database was written by a newer program; it is then left untouched
     */
    public void bring(SqliteFile file) throws SQLException {
        bring(file, ChannelTables.all());
    }

    /** As {@link #bring(SqliteFile)}, with another declaration of the shared tables: the one of a later program. */
    public void bring(SqliteFile file, List<SyncedTable> declaration) throws SQLException {
        if (!Files.exists(file.path()) || !isCurrent(file, declaration)) {
            migrate(file, standingHere(declaration));
        }
    }

    /**
     * Whether a database, which must be there, is as this program needs it. Changes nothing.
     *
     * @throws SchemaTooNewException when the database was written by a newer program
     */
    public boolean isCurrent(SqliteFile file) throws SQLException {
        return isCurrent(file, ChannelTables.all());
    }

    private boolean isCurrent(SqliteFile file, List<SyncedTable> declaration) throws SQLException {
        try (Connection connection = file.openReader()) {
            int found = versionOf(connection);
            if (found > version) {
                throw new SchemaTooNewException(file, found, version);
            }
            return found == version && standingHere(declaration).missing(connection).isEmpty();
        }
    }

    private SharedTables standingHere(List<SyncedTable> declaration) {
        return new SharedTables(of(kinds, declaration), of(tracked, declaration));
    }

    private List<SyncedTable> of(Set<DatabaseKind> wanted, List<SyncedTable> declaration) {
        return Stream.concat(declaration.stream(), own.stream())
                .filter(table -> wanted.contains(table.database())).toList();
    }

    private void migrate(SqliteFile file, SharedTables shared) throws SQLException {
        SQLiteDataSource source = new SQLiteDataSource();
        // As an address, because the driver takes "?" in a plain path for the beginning of its settings.
        source.setUrl("jdbc:sqlite:file://" + file.path().toAbsolutePath().toUri().getRawPath() + "?mode=rwc");
        try {
            Flyway.configure()
                    .dataSource(source)
                    .locations("classpath:" + folder)
                    .callbacks(new MigrationSteps(shared))
                    // A newer database was refused by its number. What is left to find are scripts whose text was
                    // changed before the first release: they made the same tables, and nobody may lose a journal by it.
                    .validateOnMigrate(false)
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new SQLException("The database " + file + " cannot be brought to this program's schema: "
                    + e.getMessage(), e);
        }
    }

    private static int versionOf(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("PRAGMA user_version")) {
            return result.next() ? result.getInt(1) : 0;
        }
    }
}
