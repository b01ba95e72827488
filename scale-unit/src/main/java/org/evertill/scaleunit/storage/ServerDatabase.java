package org.evertill.scaleunit.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.evertill.exchange.schema.SchemaMigration;
import org.evertill.exchange.sqlite.SqliteFile;

/**
 * One of the scale unit's own databases: one writer, a few readers, all on platform threads. Callers may be virtual
 * threads; they wait without holding on to a carrier.
 */
public final class ServerDatabase {
    private static final int READERS = 3;
    private static final int READERS_WAITING_MAX = 1_000;

    private final SqliteFile file;
    private final SchemaMigration migration;
    private final SingleWriter writer;
    private final NativeWork readers;
    private final Queue<Connection> idle = new ConcurrentLinkedQueue<>();

    /** Describes a database; nothing is opened before {@link #start}. */
    public ServerDatabase(String name, Path path, SchemaMigration migration) {
        this.file = new SqliteFile(path);
        this.migration = migration;
        this.writer = new SingleWriter(name + "-writer", file);
        this.readers = new NativeWork(name + "-reader", READERS, READERS_WAITING_MAX);
    }

    /** Makes or migrates the database and opens it. */
    public void start() throws IOException, SQLException {
        Files.createDirectories(file.path().toAbsolutePath().getParent());
        migration.bring(file);
        writer.start();
    }

    /** Finishes what was submitted and closes every connection. */
    public void stop() throws InterruptedException, SQLException {
        readers.stop();
        for (Connection connection = idle.poll(); connection != null; connection = idle.poll()) {
            connection.close();
        }
        writer.stop();
    }

    /** Writes and waits until it is durable; see {@link SingleWriter#write}. */
    public <T> T write(SingleWriter.Work<T> work) throws SQLException {
        return writer.write(work);
    }

    /** Queues a write; see {@link SingleWriter#submit}. */
    public <T> CompletableFuture<T> submit(SingleWriter.Work<T> work) {
        return writer.submit(work);
    }

    /** Reads beside the writer and waits for the answer. */
    public <T> T read(SingleWriter.Work<T> work) throws SQLException {
        return readers.run(() -> {
            Connection connection = idle.poll();
            if (connection == null) {
                connection = file.openReader();
            }
            try {
                return work.run(connection);
            } finally {
                idle.add(connection);
            }
        });
    }
}
