package org.evertill.scaleunit.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * The statements of one piece of work, each prepared once however many records it goes through. For one thread;
 * closing it closes them.
 */
public final class PreparedStatements implements AutoCloseable {
    private final Connection connection;
    private final Map<String, PreparedStatement> statements = new HashMap<>();

    /** Statements on a connection. */
    public PreparedStatements(Connection connection) {
        this.connection = connection;
    }

    /** The statement of this text, with the given parameters set. The caller closes its result, never the statement. */
    public PreparedStatement of(String sql, Object... parameters) throws SQLException {
        PreparedStatement statement = statements.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            statements.put(sql, statement);
        }
        for (int i = 0; i < parameters.length; i++) {
            switch (parameters[i]) {
                case byte[] bytes -> statement.setBytes(i + 1, bytes);
                case Object value -> statement.setObject(i + 1, value);
            }
        }
        return statement;
    }

    @Override
    public void close() throws SQLException {
        for (PreparedStatement statement : statements.values()) {
            statement.close();
        }
    }
}
