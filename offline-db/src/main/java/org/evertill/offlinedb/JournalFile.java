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
import org.evertill.exchange.sqlite.SqliteFile;
import org.evertill.exchange.sqlite.SqliteTransaction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * journal.db while it is open: one writing connection, handed to one thread at a time, and readers beside it. Safe on
 * any thread; work that reads must not write from within.
 *
 * <p>After an I/O error nobody knows what the file holds: a COMMIT that failed may have stored everything. So every
 * connection is then closed, which ends what the process believes, and nobody reads the file before its log
 * is on the disk.
 */
final class JournalFile implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JournalFile.class);

    private final SqliteFile file;
    private final DiskReserve reserve;
    private final RightOfWay rightOfWay;
    private final JournalLog log;
    private final JournalWriter writer;
    private final ReentrantLock writing = new ReentrantLock(true);
    private final ReentrantReadWriteLock reading = new ReentrantReadWriteLock();
    private final Queue<Statements> idleReaders = new ConcurrentLinkedQueue<>();
    private volatile boolean isClosed;

    /** Work on a connection; what it throws goes on. */
    @FunctionalInterface
    interface Work<T> {
        T run(Statements statements) throws SQLException;
    }

    /**
     * A journal whose schema is right; nothing is opened before the first use.
     *
     * @param rightOfWay taken for each write and each sync
     */
    JournalFile(SqliteFile file, DiskReserve reserve, RightOfWay rightOfWay) {
        this.file = file;
        this.reserve = reserve;
        this.rightOfWay = rightOfWay;
        this.log = new JournalLog(file);
        this.writer = new JournalWriter(file, log);
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
            requireOpen();
            return writer.write(work);
        } catch (SQLException first) {
            return attemptAgain(work, first);
        } finally {
            writing.unlock();
            rightOfWay.release();
        }
    }

    /**
     * As {@link #write}, but a power cut may take it back, and nothing else, until {@link #sync} has returned true.
     * Work that fails is tried again as that does, and then survives at once.
     */
    <T> T writeUnsynced(Work<T> work) {
        rightOfWay.take();
        writing.lock();
        try {
            requireOpen();
            return writer.writeUnsynced(work);
        } catch (SQLException first) {
            return attemptAgain(work, first);
        } finally {
            writing.unlock();
            rightOfWay.release();
        }
    }

    /**
     * Waits until everything written so far is on the disk.
     *
     * @return false if the disk did not do it: nothing is believed any more, and whoever must know writes it again
     */
    boolean sync() {
        rightOfWay.take();
        writing.lock();
        try {
            requireOpen();
            writer.sync();
            return true;
        } catch (SQLException e) {
            LOG.error("the journal {} is opened anew after a sync that failed", file, e);
            distrust();
            return false;
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
        settle();
        reading.readLock().lock();
        try {
            requireOpen();
            requireLogOnDisk();
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
                distrust();
            }
        }
        try {
            requireOpen();
            return writer.write(work);
        } catch (SQLException second) {
            second.addSuppressed(first);
            if (JournalFailure.of(second) == JournalFailure.UNKNOWN) {
                distrust();
            }
            String found = JournalFailure.of(second) == JournalFailure.FULL
                    ? "the disk is full; nothing was stored"
                    : "whether anything was stored is known when it opens again";
            throw unavailable(found, second);
        }
    }

    private void requireOpen() throws SQLException {
        if (isClosed) {
            throw new SQLException("the journal " + file + " has been closed");
        }
    }

    /** After an error, opens the file anew before it is read. */
    private void settle() {
        // Who reads within a reading has settled it before; waiting here for the writer could then wait for ever.
        if (!log.isInDoubt() || reading.getReadHoldCount() > 0) {
            return;
        }
        writing.lock();
        try {
            requireOpen();
            writer.settle();
        } catch (SQLException e) {
            throw unavailable("it cannot be opened anew after an error", e);
        } finally {
            writing.unlock();
        }
    }

    private void requireLogOnDisk() throws SQLException {
        if (log.isInDoubt()) {
            throw new SQLException("the log of " + file + " may not be on the disk since an error");
        }
    }

    private void distrust() {
        log.distrust();
        closeAll();
    }

    /** Closes every connection, so that the next one believes nothing but the file. */
    private void closeAll() {
        reading.writeLock().lock();
        try {
            for (Statements reader = idleReaders.poll(); reader != null; reader = idleReaders.poll()) {
                close(reader);
            }
            writer.close();
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
