package org.evertill.exchange.schema;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.SqlDialect;
import org.evertill.exchange.tables.SyncedTable;
import org.evertill.exchange.tables.TrackingSql;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * Brings a database that lives on to the schema this program knows, forward only: the shared tables as
 * {@link ChannelTables} declares them, then the database's own by numbered scripts, which may speak of the shared ones
 * but never make or change them. A start that finds nothing to do reads the schema once and does not wait for Flyway.
 *
 * @param kinds   which of the shared tables stand in this database
 * @param tracked those of them whose changes are kept account of, see {@link TrackingSql}
 * @param own     further tables of these kinds, declared like the shared ones, that stand in no other database
 * @param folder  the class path folder of the numbered scripts
 * @param version the number of the last of them; the database itself says how far it has come
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
    public void bring(MigratedDatabase database) throws SQLException {
        bring(database, ChannelTables.all());
    }

    /** As {@link #bring(MigratedDatabase)}, with another declaration of the shared tables: that of a later program. */
    public void bring(MigratedDatabase database, List<SyncedTable> declaration) throws SQLException {
        if (!database.isMade() || !isCurrent(database, declaration)) {
            migrate(database, standingIn(database, declaration));
            if (!isCurrent(database, declaration)) {
                throw new SQLException("The database " + database + " is not at schema " + version
                        + " although its scripts have run: this program's own are missing or fewer. Install it anew.");
            }
        }
    }

    /**
     * Whether a database, which must be there, is as this program needs it. Changes nothing.
     *
     * @throws SchemaTooNewException when the database was written by a newer program
     */
    public boolean isCurrent(MigratedDatabase database) throws SQLException {
        return isCurrent(database, ChannelTables.all());
    }

    private boolean isCurrent(MigratedDatabase database, List<SyncedTable> declaration) throws SQLException {
        SharedTables shared = standingIn(database, declaration);
        try (Connection connection = database.openReader()) {
            int found = versionOf(connection, database.dialect());
            if (found > version) {
                throw new SchemaTooNewException(database, found, version);
            }
            Set<String> there = shared.names(connection);
            if (!there.isEmpty() && !there.contains(database.dialect().historyTable(name()))) {
                throw new SQLException("There is something else in " + database + " already than the " + name()
                        + " database of this program. Give it one of its own, empty.");
            }
            return found == version && shared.missing(there).isEmpty();
        }
    }

    private SharedTables standingIn(MigratedDatabase database, List<SyncedTable> declaration) {
        return new SharedTables(database.dialect(), of(kinds, declaration), of(tracked, declaration));
    }

    private List<SyncedTable> of(Set<DatabaseKind> wanted, List<SyncedTable> declaration) {
        return Stream.concat(declaration.stream(), own.stream())
                .filter(table -> wanted.contains(table.database())).toList();
    }

    private void migrate(MigratedDatabase database, SharedTables shared) throws SQLException {
        try {
            Flyway.configure()
                    .dataSource(database.dataSource())
                    .locations("classpath:" + folder)
                    // Scripts that are not found are no scripts to Flyway, and the database would be made without.
                    .failOnMissingLocations(true)
                    .table(database.dialect().historyTable(name()))
                    .placeholders(database.dialect().scriptWords())
                    .callbacks(new MigrationSteps(name(), shared))
                    // A newer database was refused by its number. What is left to find are scripts whose text was
                    // changed before the first release: they made the same tables, and nobody may lose a journal by it.
                    .validateOnMigrate(false)
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new SQLException("The database " + database + " cannot be brought to this program's schema: "
                    + e.getMessage(), e);
        }
    }

    /** The database's name: its scripts stand in a folder of it. */
    private String name() {
        Path scripts = Path.of(folder);
        return scripts.getName(scripts.getNameCount() - 2).toString();
    }

    private int versionOf(Connection connection, SqlDialect dialect) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(dialect.selectVersion(name()))) {
            return result.next() ? result.getInt(1) : 0;
        }
    }
}
