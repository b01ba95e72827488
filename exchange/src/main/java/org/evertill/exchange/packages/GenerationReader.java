package org.evertill.exchange.packages;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.SyncedTable;

/**
 * A connection to one generation, for one thread at a time. It stays on its generation, and the file stays there, until
 * it is closed, so an unfinished question ends on the data it began with.
 */
public final class GenerationReader implements AutoCloseable {
    private final GenerationStore store;
    private final Generation generation;
    private final Connection connection;

    GenerationReader(GenerationStore store, Generation generation, Connection connection) {
        this.store = store;
        this.generation = generation;
        this.connection = connection;
    }

    /** The read-only connection; statements prepared on it end with it. */
    public Connection connection() {
        return connection;
    }

    /** The generation it reads. */
    public Generation generation() {
        return generation;
    }

    /** How many rows all its tables have together. */
    public long rowCount() throws SQLException {
        long rows = 0;
        try (Statement statement = connection.createStatement()) {
            for (SyncedTable table : ChannelTables.in(generation.kind())) {
                try (ResultSet count = statement.executeQuery("SELECT count(*) FROM " + table.name())) {
                    count.next();
                    rows += count.getLong(1);
                }
            }
        }
        return rows;
    }

    /** Whether no newer generation has been installed meanwhile; if one has, close this and take a new reader. */
    public boolean isCurrent() {
        return store.current().filter(generation::equals).isPresent();
    }

    @Override
    public void close() throws SQLException {
        if (!connection.isClosed()) {
            connection.close();
            store.released(generation);
        }
    }
}
