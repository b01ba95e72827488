package org.evertill.exchange.sqlite;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.evertill.exchange.schema.MigratedDatabase;
import org.evertill.exchange.tables.SqlDialect;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * A SQLite file by its path, and the ways to open it. Each call makes a new connection, for one thread at a time; the
 * caller closes it. Every connection enforces foreign keys and trusts no schema.
 */
public record SqliteFile(Path path) implements MigratedDatabase {
    /** Longer than any transaction of ours, so that who waits for a lock gets it, and short enough to report a hang. */
    private static final int BUSY_TIMEOUT_MILLIS = 5_000;
    private static final int READER_CACHE_MEBIBYTES = 8;
    private static final List<String> SIDECAR_SUFFIXES = List.of("-wal", "-shm", "-journal");

    /**
     * Opens it for writing and makes it if it is missing; the folder must be there. Write in a
     * {@link SqliteTransaction}: it takes the write lock at its start, where waiting for it works.
     *
     * @throws SQLException also when SQLite is too old to be trusted with a file, see {@link SqliteVersion}
     */
    public Connection openWriter(Durability durability) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        Connection connection = open(config, "mode=rwc");
        return set(connection,
                "PRAGMA journal_mode = " + durability.journalMode(),
                "PRAGMA synchronous = " + durability.synchronous(),
                "PRAGMA temp_store = " + durability.temporary(),
                cacheSize(durability.cacheMebibytes()));
    }

    /** What a writer of it keeps from the next transaction on; between transactions only, and with the same log. */
    public static void keep(Connection writer, Durability durability) throws SQLException {
        try (Statement statement = writer.createStatement()) {
            statement.execute("PRAGMA synchronous = " + durability.synchronous());
            statement.execute("PRAGMA wal_autocheckpoint = " + durability.pagesPerCopy());
        }
    }

    /** Opens it for reading beside a writer; also where nothing can be written. The file must be there. */
    @Override
    public Connection openReader() throws SQLException {
        if (!Files.isWritable(path.toAbsolutePath().getParent())) {
            // The index a reader needs beside a log cannot be made here; where a writer is, it has made it.
            return hasSidecars() ? openBesideLog() : openImmutable();
        }
        return set(open(new SQLiteConfig(), "mode=rw"), "PRAGMA query_only = ON", cacheSize(READER_CACHE_MEBIBYTES));
    }

    /**
     * Opens for reading a file that nobody writes, from now until the connection is closed: no locks, no sidecars. The
     * file must be there, and without sidecars, for they would be ignored.
     */
    public Connection openImmutable() throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        // cell_size_check finds damaged pages before they are used; an immutable file may come from elsewhere.
        return set(open(config, "mode=ro&immutable=1"), "PRAGMA query_only = ON", "PRAGMA cell_size_check = ON",
                cacheSize(READER_CACHE_MEBIBYTES));
    }

    /**
     * Opens for reading what the file and the log beside it say together, and leaves both as they are: a connection
     * that cannot write does not copy the log into the file, at its end neither. Makes the log's index, {@code -shm}.
     */
    public Connection openBesideLog() throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        return set(open(config, "mode=ro"), "PRAGMA query_only = ON", "PRAGMA cell_size_check = ON",
                cacheSize(READER_CACHE_MEBIBYTES));
    }

    /**
     * Opens for a look what another program may be writing at this moment, or may have left in the middle of it, and
     * leaves everything as it is.
     */
    public Connection openAsFound() throws SQLException {
        return hasFilledLog() ? openBesideLog() : openImmutable();
    }

    /** Whether a log with something in it lies beside the file: a writer is at work, or did not end properly. */
    public boolean hasFilledLog() {
        return isFilled(log());
    }

    private static boolean isFilled(Path path) {
        return path.toFile().length() > 0;
    }

    @Override
    public SqlDialect dialect() {
        return SqlDialect.SQLITE;
    }

    @Override
    public boolean isMade() {
        return Files.exists(path);
    }

    @Override
    public DataSource dataSource() {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + address("mode=rwc"));
        return source;
    }

    /** The log a writer keeps beside it, for as long as a connection is open. */
    public Path log() {
        return sidecars().getFirst();
    }

    /** The files SQLite keeps beside this one while it is written; left behind, they would be replayed into it. */
    public List<Path> sidecars() {
        return SIDECAR_SUFFIXES.stream().map(suffix -> path.resolveSibling(path.getFileName() + suffix)).toList();
    }

    /** Whether one of {@link #sidecars()} is there. */
    public boolean hasSidecars() {
        return sidecars().stream().anyMatch(Files::exists);
    }

    private Connection open(SQLiteConfig config, String parameters) throws SQLException {
        config.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
        config.enforceForeignKeys(true);
        // Nobody asks for them, and the driver would run a query after each insert in case somebody does.
        config.setGetGeneratedKeys(false);
        Connection connection = config.createConnection("jdbc:sqlite:" + address(parameters));
        return set(connection, "PRAGMA trusted_schema = OFF");
    }

    /** As an address, because the driver takes "?" in a plain path for the beginning of its settings. */
    private String address(String parameters) {
        return "file://" + path.toAbsolutePath().toUri().getRawPath() + "?" + parameters;
    }

    private static Connection set(Connection connection, String... pragmas) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            SqliteVersion.require(connection);
            for (String pragma : pragmas) {
                statement.execute(pragma);
            }
            return connection;
        } catch (SQLException e) {
            try (connection) {
                throw e;
            }
        }
    }

    private static String cacheSize(int mebibytes) {
        return "PRAGMA cache_size = -" + mebibytes * 1024;
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
