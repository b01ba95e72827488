package org.evertill.verification.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/** A database opened for reading only; what a register that runs at the same time writes is not disturbed. */
final class AuditDatabase implements AutoCloseable {

    /** SQLITE_OPEN_READONLY: the auditor can never mend or make what it looks for. */
    private static final String READ_ONLY = "1";
    /** SQLITE_OPEN_READWRITE, without making a file that is not there. */
    private static final String READ_WRITE = "2";

    private final Place place;
    private final Connection connection;
    private final Optional<Path> copy;

    private AuditDatabase(Place place, Connection connection, Optional<Path> copy) {
        this.place = place;
        this.connection = connection;
        this.copy = copy;
    }

    /** @throws IllegalArgumentException with a sentence, when there is no such file */
    static AuditDatabase open(Place place) throws SQLException {
        if (!Files.isRegularFile(place.file())) {
            throw new IllegalArgumentException("There is no database " + place.file() + " to audit");
        }
        Path rollback = place.file().resolveSibling(place.file().getFileName() + "-journal");
        if (Files.exists(rollback)) {
            return openCopy(place, rollback);
        }
        return new AuditDatabase(place, connect(place.file(), READ_ONLY), Optional.empty());
    }

    /** A transaction was cut off in the middle: undoing it needs writing, and that is done to a copy. */
    private static AuditDatabase openCopy(Place place, Path rollback) throws SQLException {
        try {
            Path folder = Files.createTempDirectory("audit");
            Path copy = folder.resolve(place.file().getFileName());
            Files.copy(place.file(), copy);
            Files.copy(rollback, folder.resolve(rollback.getFileName()));
            return new AuditDatabase(place, connect(copy, READ_WRITE), Optional.of(copy));
        } catch (IOException unreadable) {
            throw new SQLException("no copy of " + place.file() + " can be made to audit", unreadable);
        }
    }

    private static Connection connect(Path file, String openMode) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("open_mode", openMode);
        properties.setProperty("busy_timeout", "10000");
        properties.setProperty("cache_size", "-65536");
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file, properties);
        // one look at one moment: what a register commits meanwhile is not half seen
        connection.setAutoCommit(false);
        return connection;
    }

    Place place() {
        return place;
    }

    Statement statement() throws SQLException {
        return connection.createStatement();
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
            throw new SQLException("the audit's copy in " + folder + " cannot be deleted", undeletable);
        }
    }
}
