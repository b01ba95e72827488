package org.evertill.scaleunit.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.evertill.exchange.tables.Row;
import org.evertill.exchange.tables.SqlDialect;
import org.evertill.exchange.tables.SyncedTable;

/** Puts many rows of a table into a database, in the caller's transaction: changes what is there, adds the rest. */
public final class Upserts {
    private Upserts() {
    }

    /** Puts these rows, all of the table, one batch a statement. */
    public static void run(Connection connection, SyncedTable table, List<Row> rows) throws SQLException {
        for (String upsert : table.sql(SqlDialect.of(connection)).upsert()) {
            try (PreparedStatement statement = connection.prepareStatement(upsert)) {
                for (Row row : rows) {
                    row.bind(statement);
                    statement.addBatch();
                }
                statement.executeBatch();
            }
        }
    }
}
