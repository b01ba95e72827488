package org.evertill.offlinedb;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evertill.exchange.record.RecordWriter;
import org.evertill.exchange.tables.Row;
import org.evertill.exchange.tables.SqlDialect;
import org.jspecify.annotations.Nullable;

/** One connection and its statements, each prepared once and kept. For one thread at a time. */
final class Statements implements AutoCloseable {
    private final Connection connection;
    private final RecordWriter records;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    /** Makes something of the row a result stands on. */
    @FunctionalInterface
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    Statements(Connection connection) {
        this.connection = connection;
        this.records = new RecordWriter(connection, SqlDialect.SQLITE);
    }

    Connection connection() {
        return connection;
    }

    RecordWriter records() {
        return records;
    }

    /** Runs a change and says how many rows it touched. */
    int change(String sql, @Nullable Object... parameters) throws SQLException {
        return bound(sql, parameters).executeUpdate();
    }

    /** Runs a change whose parameters are all columns of a row. */
    int change(String sql, Row row) throws SQLException {
        PreparedStatement statement = bound(sql);
        row.bind(statement);
        return statement.executeUpdate();
    }

    /** The first row of the answer. */
    <T> Optional<T> first(String sql, RowReader<T> reader, @Nullable Object... parameters) throws SQLException {
        try (ResultSet result = bound(sql, parameters).executeQuery()) {
            return result.next() ? Optional.of(reader.read(result)) : Optional.empty();
        } catch (SQLException failed) {
            forget(sql);
            throw failed;
        }
    }

    /** Every row of the answer. */
    <T> List<T> all(String sql, RowReader<T> reader, @Nullable Object... parameters) throws SQLException {
        List<T> rows = new ArrayList<>();
        // The result is always closed: an open one would keep its snapshot and stop checkpoints.
        try (ResultSet result = bound(sql, parameters).executeQuery()) {
            while (result.next()) {
                rows.add(reader.read(result));
            }
        } catch (SQLException failed) {
            forget(sql);
            throw failed;
        }
        return rows;
    }

    private PreparedStatement bound(String sql, @Nullable Object... parameters) throws SQLException {
        PreparedStatement statement = prepared.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            prepared.put(sql, statement);
        }
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }

    /** The driver ends a query that has failed; whoever goes on after that asks with a new one. */
    private void forget(String sql) throws SQLException {
        PreparedStatement ended = prepared.remove(sql);
        if (ended != null) {
            ended.close();
        }
    }

    /** The same connection with statements prepared anew: the driver ends a statement that has failed. */
    Statements renewed() throws SQLException {
        records.close();
        for (PreparedStatement statement : prepared.values()) {
            statement.close();
        }
        return new Statements(connection);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
