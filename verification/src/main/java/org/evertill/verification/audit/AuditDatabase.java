package org.evertill.verification.audit;

import java.nio.file.Files;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A database under audit: all that is asked of it is answered from one moment. */
final class AuditDatabase implements AutoCloseable {

    private final Place place;
    private final ReadOnlyDatabase database;
    private final Connection connection;

    private AuditDatabase(Place place, ReadOnlyDatabase database) throws SQLException {
        this.place = place;
        this.database = database;
        this.connection = database.connection();
        // one look at one moment: what a register commits meanwhile is not half seen
        connection.setAutoCommit(false);
    }

    /** @throws IllegalArgumentException with a sentence, when there is no such file */
    static AuditDatabase open(Place place) throws SQLException {
        if (!Files.isRegularFile(place.file())) {
            throw new IllegalArgumentException("There is no database " + place.file() + " to audit");
        }
        return new AuditDatabase(place, ReadOnlyDatabase.open(place.file()));
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
        database.close();
    }
}
