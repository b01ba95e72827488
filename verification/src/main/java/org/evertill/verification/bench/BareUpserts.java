package org.evertill.verification.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.evertill.exchange.sqlite.SqliteTransaction;
import org.evertill.exchange.tables.Row;
import org.evertill.exchange.tables.SqlDialect;

/** What changing rows cannot do without: the product's own statements on one connection, and nothing else. */
record BareUpserts(Connection connection) implements BareTables {

    @Override
    public void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Adds or changes rows, all of the same table, in a transaction of their own. */
    @Override
    public void keep(List<Row> rows) throws SQLException {
        SqliteTransaction.write(connection, () -> {
            for (String upsert : rows.getFirst().table().sql(SqlDialect.SQLITE).upsert()) {
                try (PreparedStatement statement = connection.prepareStatement(upsert)) {
                    for (Row row : rows) {
                        row.bind(statement);
                        statement.addBatch();
                    }
                    statement.executeBatch();
                }
            }
        });
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
