package org.evertill.exchange.packages;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import org.evertill.exchange.sqlite.SqliteFile;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.TableSchema;

/**
 * One installed file.
 *
 * @param number counts up with each install on this machine; part of the file name
 * @param version the version of the package it came from
 * @param schema the tables it has
 * @param createdAt when headquarters made the package
 * @param bytes the length of the file
 */
public record Generation(
        DatabaseKind kind, long number, long version, String dataGroup, TableSchema schema, Instant createdAt,
        long bytes, Path path) {

    /**
     * Opens it for a look, as if it were of the schema of this program, while a program may be writing to it.
     */
    public Connection openAsFound() throws SQLException {
        return shownAs(TableSchema.newest(), new SqliteFile(path).openAsFound());
    }

    /** The connection to this file, which can be asked as one of another schema. */
    Connection shownAs(TableSchema asked, Connection connection) throws SQLException {
        try {
            new PackageSchema(schema, kind).showAs(asked, connection);
            return connection;
        } catch (SQLException e) {
            try (connection) {
                throw e;
            }
        }
    }
}
