package org.evertill.exchange.packages;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.evertill.exchange.tables.SyncedTable;

/**
 * A connection to one generation, for one thread at a time. It stays on its generation, and the file stays there, until
 * it is closed. A question of several statements is asked in one transaction, so that it ends on the data it began with
 * when a delta comes in the middle.
 */
public final class GenerationReader implements AutoCloseable {
    private final GenerationStore store;
    private final Generation generation;
    private final Connection connection;
    private final PreparedStatement version;

    GenerationReader(GenerationStore store, Generation generation, Connection connection) throws SQLException {
        this.store = store;
        this.generation = generation;
        this.connection = connection;
        this.version = connection.prepareStatement("SELECT version FROM " + PackageSchema.CURSOR_TABLE);
    }

    /** The read-only connection; statements prepared on it end with it. */
    public Connection connection() {
        return connection;
    }

    /** The generation it reads, as it was when the reader was opened. */
    public Generation generation() {
        return generation;
    }

    /** How many rows all its tables have together. */
    public long rowCount() throws SQLException {
        long rows = 0;
        try (Statement statement = connection.createStatement()) {
            for (SyncedTable table : generation.schema().in(generation.kind())) {
                try (ResultSet count = statement.executeQuery("SELECT count(*) FROM " + table.name())) {
                    count.next();
                    rows += count.getLong(1);
                }
            }
        }
        return rows;
    }

    /**
     * Whether no newer file has been installed meanwhile; if one has, close this and take a new reader. Deltas change
     * this one beside it.
     */
    public boolean isCurrent() {
        return store.current().filter(current -> current.number() == generation.number()).isPresent();
    }

    /** The version of the data, as of the transaction that reads it. */
    public long version() throws SQLException {
        try (ResultSet result = version.executeQuery()) {
            return result.next() ? result.getLong(1) : 0;
        }
    }

    @Override
    public void close() throws SQLException {
        if (!connection.isClosed()) {
            connection.close();
            store.released(generation);
        }
    }
}
