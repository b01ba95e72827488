package org.evertill.scaleunit.storage;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.evertill.exchange.schema.SchemaMigration;
import org.evertill.exchange.tables.SqlDialect;

/**
 * One of the scale unit's own databases: one writer, a few readers, all on platform threads. Callers may be virtual
 * threads; they wait without holding on to a carrier. A connection that was lost is opened anew by whoever needs it
 * next.
 */
public final class ServerDatabase {
    private static final int READERS = 3;
    private static final int READERS_WAITING_MAX = 1_000;

    private final Storage storage;
    private final SchemaMigration migration;
    private final SingleWriter writer;
    private final NativeWork readers;
    private final Queue<Connection> idle = new ConcurrentLinkedQueue<>();

    /** Describes a database; nothing is opened before {@link #start}. */
    public ServerDatabase(String name, Storage storage, SchemaMigration migration) {
        this.storage = storage;
        this.migration = migration;
        this.writer = new SingleWriter(name + "-writer", storage);
        this.readers = new NativeWork(name + "-reader", READERS, READERS_WAITING_MAX);
    }

    /** Makes or migrates the database and opens it. */
    public void start() throws IOException, SQLException {
        storage.prepare();
        migration.bring(storage);
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

    /** In which words it is spoken to. */
    public SqlDialect dialect() {
        return storage.dialect();
    }

    /** Writes and waits until it is durable; see {@link SingleWriter#write}. */
    public <T> T write(SingleWriter.Work<T> work) throws SQLException {
        return writer.write(work);
    }

    /** Queues a write; see {@link SingleWriter#submit}. */
    public <T> CompletableFuture<T> submit(SingleWriter.Work<T> work) {
        return writer.submit(work);
    }

    /** Stores records in a piece of writing, on its connection; the caller closes what it gets. */
    public RecordIntake intake(Connection connection) {
        return new RecordIntake(connection, storage);
    }

    /** Reads beside the writer and waits for the answer. */
    public <T> T read(SingleWriter.Work<T> work) throws SQLException {
        return readers.run(() -> {
            Connection connection = reader();
            try {
                return work.run(connection);
            } catch (SQLException e) {
                throw Outages.told(storage, e);
            } finally {
                idle.add(connection);
            }
        });
    }

    /** As {@link #read}, and all of it as it was at one moment. */
    public <T> T readAtOneMoment(SingleWriter.Work<T> work) throws SQLException {
        return read(connection -> storage.read(connection, () -> work.run(connection)));
    }

    private Connection reader() throws SQLException {
        for (Connection kept = idle.poll(); kept != null; kept = idle.poll()) {
            if (storage.isUsable(kept)) {
                return kept;
            }
            kept.close();
        }
        return storage.openReader();
    }
}
