package org.evertill.exchange.packages;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** A real connection on which everything goes well until so many statements have been run; the next one fails. */
final class FailingConnection {
    private final Connection real;
    private int left;

    FailingConnection(Connection real, int statements) {
        this.real = real;
        this.left = statements;
    }

    /** What to work with. */
    Connection connection() {
        return over(Connection.class, real);
    }

    private <T> T over(Class<T> type, T object) {
        Class<?>[] types = {type};
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), types, (_, method, arguments) -> {
            if (method.getName().startsWith("execute")) {
                spend();
            }
            Object result;
            try {
                result = method.invoke(object, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
            return switch (result) {
                case PreparedStatement prepared -> over(PreparedStatement.class, prepared);
                case Statement statement -> over(Statement.class, statement);
                case null, default -> result;
            };
        }));
    }

    private void spend() throws SQLException {
        if (left == 0) {
            throw new SQLException("the disk gave up");
        }
        left--;
    }
}
