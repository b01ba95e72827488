package org.evertill.exchange.sqlite;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A version of the SQLite library, such as 3.54.1. */
public record SqliteVersion(int major, int minor, int patch) implements Comparable<SqliteVersion> {
    /** Older ones can corrupt a file when its WAL restarts while another connection writes. */
    public static final SqliteVersion OLDEST_SAFE = new SqliteVersion(3, 51, 3);

    /**
     * Asserts that the library behind a connection is new enough.
     *
     * @return its version
     * @throws SQLException when it is older than {@link #OLDEST_SAFE}
     */
    public static SqliteVersion require(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT sqlite_version()")) {
            result.next();
            SqliteVersion version = parse(result.getString(1));
            if (version.compareTo(OLDEST_SAFE) < 0) {
                throw new SQLException("SQLite " + version + " can corrupt a database; "
                        + OLDEST_SAFE + " or newer is needed");
            }
            return version;
        }
    }

    /**
     * Reads a version of three numbers; what follows the third is ignored.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static SqliteVersion parse(String text) {
        String[] parts = text.split("[.]");
        if (parts.length < 3) {
            throw new IllegalArgumentException("not a version of SQLite: " + text);
        }
        return new SqliteVersion(
                Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
    }

    @Override
    public int compareTo(SqliteVersion other) {
        int byMajor = Integer.compare(major, other.major);
        int byMinor = byMajor != 0 ? byMajor : Integer.compare(minor, other.minor);
        return byMinor != 0 ? byMinor : Integer.compare(patch, other.patch);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
