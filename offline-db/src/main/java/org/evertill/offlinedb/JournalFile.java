package org.evertill.offlinedb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.evertill.commerce.transaction.JournalUnavailableException;
import org.evertill.exchange.files.RightOfWay;
import org.evertill.exchange.sqlite.Durability;
import org.evertill.exchange.sqlite.SqliteFile;
import org.evertill.exchange.sqlite.SqliteTransaction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * journal.db while it is open: one writing connection, handed to one thread at a time, and readers beside it. Safe on
 * any thread; work that reads must not write from within.
 *
 * <p>After an I/O error nobody knows what the file holds: a COMMIT that failed may have stored everything. So every
 * connection is then closed, which ends what the process believes, and the next one reads the file anew. That one
 * copies the log into the file and syncs it before it is used, because after a failed sync the log's pages may be in
 * memory only, and a sale found there would not survive a power cut.
 */
final class JournalFile implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JournalFile.class);

    private static final String COPY_LOG = "PRAGMA wal_checkpoint(FULL)";

    private final SqliteFile file;
    private final DiskReserve reserve;
    private final RightOfWay rightOfWay;
    private final ReentrantLock writing = new ReentrantLock(true);
    private final ReentrantReadWriteLock reading = new ReentrantReadWriteLock();
    private final Queue<Statements> idleReaders = new ConcurrentLinkedQueue<>();
    private @Nullable Statements writer;
    private boolean afterError;
    private volatile boolean isClosed;

    /** Work on a connection; what it throws goes on. */
    @FunctionalInterface
    interface Work<T> {
        T run(Statements statements) throws SQLException;
    }

    /**
     * A journal whose schema is right; nothing is opened before the first use.
     *
     * @param rightOfWay taken for each write
     */
    JournalFile(SqliteFile file, DiskReserve reserve, RightOfWay rightOfWay) {
        this.file = file;
        this.reserve = reserve;
        this.rightOfWay = rightOfWay;
    }

    SqliteFile file() {
        return file;
    }

    /** Bytes it takes on the disk, its log included. */
    long bytes() throws IOException {
        long bytes = Files.size(file.path());
        for (Path sidecar : file.sidecars()) {
            bytes += Files.exists(sidecar) ? Files.size(sidecar) : 0;
        }
        return bytes;
    }

    /**
     * Runs work in one transaction; when this returns, it survives a power cut. Work must look before it writes: after
     * an I/O error the file is opened anew and the work runs once more, on whatever the file then holds.
     *
     * @throws JournalUnavailableException if it is not stored, or if that could not be found out
     */
    <T> T write(Work<T> work) {
        rightOfWay.take();
        writing.lock();
        try {
            return attempt(work);
        } catch (SQLException first) {
            return attemptAgain(work, first);
        } finally {
            writing.unlock();
            rightOfWay.release();
        }
    }

    /**
     * Reads one state of the file beside the writer.
     *
     * @throws JournalUnavailableException if it cannot be read
     */
    <T> T read(Work<T> work) {
        reading.readLock().lock();
        try {
            requireOpen();
            Statements idle = idleReaders.poll();
            Statements reader = idle != null ? idle : new Statements(file.openReader());
            return readWith(reader, work);
        } catch (SQLException e) {
            throw unavailable("it cannot be read", e);
        } finally {
            reading.readLock().unlock();
        }
    }

    @Override
    public void close() {
        writing.lock();
        try {
            // The folder may be another program's from here on: a worker that comes late must not open it again.
            isClosed = true;
            closeAll();
        } finally {
            writing.unlock();
        }
    }

    private <T> T readWith(Statements reader, Work<T> work) throws SQLException {
        boolean sound = false;
        try {
            T result = SqliteTransaction.read(reader.connection(), () -> work.run(reader));
            sound = true;
            return result;
        } finally {
            if (sound) {
                idleReaders.add(reader);
            } else {
                close(reader);
            }
        }
    }

    private <T> T attempt(Work<T> work) throws SQLException {
        Statements using = openWriter();
        boolean sound = false;
        try {
            T result = SqliteTransaction.call(using.connection(), () -> work.run(using));
            sound = true;
            return result;
        } finally {
            if (!sound) {
                renewWriter(using);
            }
        }
    }

    private void renewWriter(Statements used) {
        try {
            writer = used.renewed();
        } catch (SQLException e) {
            LOG.warn("the connection to {} is not fit for use after an error and is opened anew", file, e);
            close(used);
            writer = null;
        }
    }

    private <T> T attemptAgain(Work<T> work, SQLException first) {
        switch (JournalFailure.of(first)) {
            case REFUSED ->
                    throw new IllegalStateException("the journal refused a statement; nothing was stored", first);
            case BUSY -> throw unavailable("another program holds it; nothing was stored", first);
            case FULL -> {
                if (!reserve.release()) {
                    throw unavailable("the disk is full; nothing was stored", first);
                }
            }
            case DAMAGED, UNKNOWN -> {
                LOG.error("the journal {} is opened anew after an error", file, first);
                afterError = true;
                closeAll();
            }
        }
        try {
            return attempt(work);
        } catch (SQLException second) {
            second.addSuppressed(first);
            String found = JournalFailure.of(second) == JournalFailure.FULL
                    ? "the disk is full; nothing was stored"
                    : "whether anything was stored is known when it opens again";
            throw unavailable(found, second);
        }
    }

    private Statements openWriter() throws SQLException {
        if (writer != null) {
            return writer;
        }
        requireOpen();
        if (!Files.exists(file.path())) {
            // Opening would make an empty journal, and its numbers would begin again.
            throw new SQLException("the journal " + file + " is gone");
        }
        Statements opened = new Statements(file.openWriter(Durability.EVERY_COMMIT));
        try {
            boolean copied = opened.first(COPY_LOG, row -> row.getInt(1) == 0).orElseThrow();
            if (!copied && afterError) {
                throw new SQLException("the log of " + file + " is held by a reader");
            }
        } catch (SQLException e) {
            opened.close();
            throw e;
        }
        afterError = false;
        writer = opened;
        return opened;
    }

    private void requireOpen() throws SQLException {
        if (isClosed) {
            throw new SQLException("the journal " + file + " has been closed");
        }
    }

    /** Closes every connection, so that the next one believes nothing but the file. */
    private void closeAll() {
        reading.writeLock().lock();
        try {
            for (Statements reader = idleReaders.poll(); reader != null; reader = idleReaders.poll()) {
                close(reader);
            }
            if (writer != null) {
                close(writer);
                writer = null;
            }
        } finally {
            reading.writeLock().unlock();
        }
    }

    private void close(Statements connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.warn("a connection to {} did not close in order", file, e);
        }
    }

    private JournalUnavailableException unavailable(String what, SQLException cause) {
        boolean diskFull = JournalFailure.of(cause) == JournalFailure.FULL;
        return new JournalUnavailableException("the journal " + file + ": " + what, diskFull, cause);
    }
}
