package org.evertill.exchange.tables;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** How many rows a table holds and what they add up to. Immutable. */
public record TableContent(long rows, TableDigest digest) {
    /** Of a table without rows. */
    public static final TableContent EMPTY = new TableContent(0, TableDigest.EMPTY);

    /** Reads a whole table of a database. */
    public static TableContent read(Connection connection, SyncedTable table) throws SQLException {
        TableContent content = EMPTY;
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(table.sql(SqlDialect.SQLITE).selectUnordered())) {
            while (result.next()) {
                content = content.with(Row.read(table, result));
            }
        }
        return content;
    }

    /** With one row more. */
    public TableContent with(Row row) {
        return with(TableDigest.ofRow(row));
    }

    /** With one row more, of this digest. */
    public TableContent with(TableDigest row) {
        return new TableContent(rows + 1, digest.plus(row));
    }

    /** With one row less, of this digest, which must have been among them. */
    public TableContent without(TableDigest row) {
        return new TableContent(rows - 1, digest.minus(row));
    }
}
