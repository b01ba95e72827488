package org.evertill.exchange.facts;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The statements of one connection, each prepared once: preparing costs more than the lookups themselves.
 * For one thread at a time; closing the connection closes them.
 */
final class PreparedQueries {
    private final Connection connection;
    private final Map<String, PreparedStatement> statements = new HashMap<>();

    PreparedQueries(Connection connection) {
        this.connection = connection;
    }

    /** Makes something of the row a result stands on. */
    @FunctionalInterface
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Every row of the answer. */
    <T> List<T> all(String sql, RowReader<T> reader, Object... parameters) throws SQLException {
        PreparedStatement statement = statements.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            statements.put(sql, statement);
        }
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        List<T> rows = new ArrayList<>();
        // The result is always closed: an open one would keep its snapshot and stop checkpoints.
        try (ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                rows.add(reader.read(result));
            }
        }
        return rows;
    }
}
