package org.evertill.verification.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * A database file opened only to look at it, while its program runs or after it was killed: nothing in it is mended or
 * made, and what its program writes is not disturbed. One thread at a time.
 */
public final class ReadOnlyDatabase implements AutoCloseable {

    /** SQLITE_OPEN_READONLY. */
    private static final String READ_ONLY = "1";
    /** SQLITE_OPEN_READWRITE, without making a file that is not there. */
    private static final String READ_WRITE = "2";
    private static final String BUSY_MILLIS = "10000";
    private static final String CACHE_KIBIBYTES = "-65536";

    private final Path opened;
    private final String openMode;
    private final Connection connection;
    private final Optional<Path> copy;

    private ReadOnlyDatabase(Path opened, String openMode, Optional<Path> copy) throws SQLException {
        this.opened = opened;
        this.openMode = openMode;
        this.connection = connect(opened, openMode);
        this.copy = copy;
    }

    /**
     * Opens it.
     *
     * @throws SQLException when it is not there or is no database
     */
    public static ReadOnlyDatabase open(Path file) throws SQLException {
        Path rollback = file.resolveSibling(file.getFileName() + "-journal");
        return Files.exists(rollback) ? openCopy(file, rollback)
                : new ReadOnlyDatabase(file, READ_ONLY, Optional.empty());
    }

    /** A transaction was cut off in the middle: undoing it needs writing, and that is done to a copy. */
    private static ReadOnlyDatabase openCopy(Path file, Path rollback) throws SQLException {
        try {
            Path folder = Files.createTempDirectory("looked-at");
            Path copy = folder.resolve(file.getFileName());
            Files.copy(file, copy);
            Files.copy(rollback, folder.resolve(rollback.getFileName()));
            return new ReadOnlyDatabase(copy, READ_WRITE, Optional.of(copy));
        } catch (IOException unreadable) {
            throw new SQLException("no copy of " + file + " can be made to look at", unreadable);
        }
    }

    private static Connection connect(Path file, String openMode) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("open_mode", openMode);
        properties.setProperty("busy_timeout", BUSY_MILLIS);
        properties.setProperty("cache_size", CACHE_KIBIBYTES);
        return DriverManager.getConnection("jdbc:sqlite:" + file, properties);
    }

    /** Its connection; closed with this. */
    public Connection connection() {
        return connection;
    }

    /** One more connection to the same, which its caller closes before this. */
    public Connection another() throws SQLException {
        return connect(opened, openMode);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
        if (copy.isPresent()) {
            delete(copy.get().getParent());
        }
    }

    private static void delete(Path folder) throws SQLException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException undeletable) {
            throw new SQLException("the copy in " + folder + " cannot be deleted", undeletable);
        }
    }
}
