package org.evertill.scaleunit.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The only writer of one database in this program: a platform thread with a connection of its own. Work that waits
 * together is committed together (each piece behind a savepoint, so one that fails takes nobody along), and a piece's
 * future completes only after the commit that made it durable.
 *
 * <p>One writer because there is one lock: threads that waited for SQLite's in native code would pin the carriers of
 * every virtual thread, and the server would stop answering.
 */
public final class SingleWriter {
    /** More pieces in one transaction would delay the first one's answer without making the disk any faster. */
    private static final int GROUP_MAX = 32;
    private static final Logger LOG = LoggerFactory.getLogger(SingleWriter.class);

    /** One piece of writing. Runs on the writer's thread, inside a transaction that it must not end. */
    @FunctionalInterface
    public interface Work<T> {
        T run(Connection connection) throws SQLException;
    }

    private record Piece<T>(Work<T> work, CompletableFuture<T> answer) { }

    private final BlockingQueue<Piece<?>> queue = new LinkedBlockingQueue<>();
    private final Storage storage;
    private final Thread thread;
    private volatile boolean stopping;
    private volatile boolean closed;
    private @Nullable Connection connection;

    /**
     * Makes a writer that does nothing before {@link #start}.
     *
     * @param name    the thread's name
     * @param storage the database; nobody else in this program may write it
     */
    public SingleWriter(String name, Storage storage) {
        this.storage = storage;
        this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::loop);
    }

    /** Opens the database and begins to work. */
    public void start() throws SQLException {
        connection = storage.openWriter();
        thread.start();
    }

    /** Finishes what is queued, closes the database and returns when both are done. */
    public void stop() throws InterruptedException {
        if (thread.isAlive()) {
            stopping = true;
            queue.add(new Piece<>(unused -> 0, new CompletableFuture<>()));
            thread.join();
        }
    }

    /** Queues a piece of writing; the future completes when it is durable. Any thread. */
    public <T> CompletableFuture<T> submit(Work<T> work) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        queue.add(new Piece<>(work, answer));
        if (closed) {
            refuseRest();
        }
        return answer;
    }

    /**
     * Writes and waits until it is durable. Any thread but the writer's.
     *
     * @throws SQLException when it failed; then nothing of it was written, unless the commit itself failed
     */
    public <T> T write(Work<T> work) throws SQLException {
        return Answers.await(submit(work));
    }

    private void loop() {
        List<Piece<?>> group = new ArrayList<>();
        while (!stopping || !queue.isEmpty()) {
            try {
                group.add(queue.take());
                queue.drainTo(group, GROUP_MAX - 1);
                commitTogether(group);
            } catch (InterruptedException e) {
                stopping = true;
            } finally {
                group.clear();
            }
        }
        close();
        // In this order: who submits after this sees it, and who submitted before is found by the next line.
        closed = true;
        refuseRest();
    }

    private void refuseRest() {
        for (Piece<?> piece = queue.poll(); piece != null; piece = queue.poll()) {
            piece.answer().completeExceptionally(new SQLException("The database is closed."));
        }
    }

    private void commitTogether(List<Piece<?>> group) {
        try {
            Connection open = openConnection();
            List<Runnable> answers = storage.write(open, () -> {
                List<Runnable> afterCommit = new ArrayList<>();
                for (Piece<?> piece : group) {
                    afterCommit.add(group.size() == 1 ? runAlone(piece, open) : run(piece, open));
                }
                return afterCommit;
            });
            answers.forEach(Runnable::run);
        } catch (Throwable e) {
            // An Error too: this thread must live on, or everybody who writes would wait for ever.
            Throwable told = told(e);
            group.forEach(piece -> piece.answer().completeExceptionally(told));
        }
    }

    private Throwable told(Throwable e) {
        return e instanceof SQLException failure ? Outages.told(storage, failure) : e;
    }

    /** Runs the only piece: where it fails, so does the transaction, and a savepoint would cost for nothing. */
    private static <T> Runnable runAlone(Piece<T> piece, Connection connection) throws SQLException {
        T result = piece.work().run(connection);
        return () -> piece.answer().complete(result);
    }

    /** Runs one piece behind a savepoint and says how to answer it once all is committed. */
    private <T> Runnable run(Piece<T> piece, Connection connection) throws SQLException {
        // By SQL, because SQLite's driver ends auto-commit mode in setSavepoint(), and with it the transaction's.
        try (Statement savepoint = connection.createStatement()) {
            savepoint.execute("SAVEPOINT piece");
            try {
                T result = piece.work().run(connection);
                savepoint.execute("RELEASE piece");
                return () -> piece.answer().complete(result);
            } catch (SQLException | RuntimeException e) {
                savepoint.execute("ROLLBACK TO piece");
                savepoint.execute("RELEASE piece");
                return () -> piece.answer().completeExceptionally(told(e));
            }
        }
    }

    private Connection openConnection() throws SQLException {
        Connection kept = connection;
        if (kept != null && !storage.isUsable(kept)) {
            LOG.warn("the connection to {} was lost and is opened anew", storage);
            close();
            kept = null;
        }
        if (kept == null) {
            kept = storage.openWriter();
            connection = kept;
        }
        return kept;
    }

    private void close() {
        try (Connection _ = connection) {
            connection = null;
        } catch (SQLException e) {
            LOG.warn("the database did not close cleanly", e);
        }
    }
}
