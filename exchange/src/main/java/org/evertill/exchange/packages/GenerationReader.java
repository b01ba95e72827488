package org.evertill.exchange.packages;

import java.sql.Connection;
import java.sql.SQLException;

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
