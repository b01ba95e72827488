package org.evertill.verification.audit;

import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** A database opened for reading only; what a register that runs at the same time writes is not disturbed. */
final class AuditDatabase implements AutoCloseable {

    private final Place place;
    private final Connection connection;

    private AuditDatabase(Place place, Connection connection) {
        this.place = place;
        this.connection = connection;
    }

    /** @throws IllegalArgumentException with a sentence, when there is no such file */
    static AuditDatabase open(Place place) throws SQLException {
        if (!Files.isRegularFile(place.file())) {
            throw new IllegalArgumentException("There is no database " + place.file() + " to audit");
        }
        Properties readOnly = new Properties();
        // SQLITE_OPEN_READONLY: the auditor can never mend or make what it looks for
        readOnly.setProperty("open_mode", "1");
        readOnly.setProperty("busy_timeout", "10000");
        return new AuditDatabase(place, DriverManager.getConnection("jdbc:sqlite:" + place.file(), readOnly));
    }

    Place place() {
        return place;
    }

    Statement statement() throws SQLException {
        return connection.createStatement();
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
    }
}
