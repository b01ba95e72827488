package org.evertill.offlinedb;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import org.evertill.exchange.sqlite.Durability;
import org.evertill.exchange.sqlite.SqliteFile;
import org.evertill.exchange.sqlite.SqliteTransaction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one writing connection of the journal, opened when it is first needed and again after an error, and the log it
 * writes. For one thread at a time; what an error means is its owner's matter.
 *
 * <p>A connection that is opened after an error copies the log into the file and syncs it before it is used, because
 * after a failed sync the log's pages may be in memory only, and a sale found there would not survive a power cut.
 */
final class JournalWriter {
    private static final Logger LOG = LoggerFactory.getLogger(JournalWriter.class);

    private static final String COPY_LOG = "PRAGMA wal_checkpoint(FULL)";

    private final SqliteFile file;
    private @Nullable Statements connection;
    private @Nullable FileChannel log;
    private boolean afterError;

    JournalWriter(SqliteFile file) {
        this.file = file;
    }

    /** Runs work in one transaction; when this returns, it survives a power cut. */
    <T> T write(JournalFile.Work<T> work) throws SQLException {
        Statements using = open();
        boolean sound = false;
        try {
            T result = SqliteTransaction.call(using.connection(), () -> work.run(using));
            sound = true;
            return result;
        } finally {
            if (!sound) {
                renew(using);
            }
        }
    }

    /** Runs work in one transaction; when {@link #sync} has returned after it, it survives a power cut. */
    <T> T writeUnsynced(JournalFile.Work<T> work) throws SQLException {
        Statements using = open();
        // Before the write: an error of the disk after it is then told to this channel, too.
        openLog();
        try {
            SqliteFile.keep(using.connection(), Durability.SYNCED_AFTERWARDS);
            return write(work);
        } finally {
            keepEveryCommit();
        }
    }

    /** Waits until everything written so far is on the disk. */
    void sync() throws SQLException {
        // If there was an error since, opening has brought the log to the disk already.
        open();
        try {
            openLog().force(false);
        } catch (IOException e) {
            throw new SQLException("the log of " + file + " could not be brought to the disk", e);
        }
    }

    /** Closes everything after an error: the next connection believes nothing but what it has brought to the disk. */
    void distrust() {
        afterError = true;
        close();
    }

    /** Closes the log and then the connection: the last one takes the log away, and the next makes another. */
    void close() {
        if (log != null) {
            try {
                log.close();
            } catch (IOException e) {
                LOG.warn("the log of {} did not close in order", file, e);
            }
            log = null;
        }
        if (connection != null) {
            close(connection);
            connection = null;
        }
    }

    private void renew(Statements used) {
        try {
            connection = used.renewed();
        } catch (SQLException e) {
            LOG.warn("the connection to {} is not fit for use after an error and is opened anew", file, e);
            close();
        }
    }

    /** Nobody else may find a connection that does not sync: one that does not take the setting back is given up. */
    private void keepEveryCommit() {
        if (connection == null) {
            return;
        }
        try {
            SqliteFile.keep(connection.connection(), Durability.EVERY_COMMIT);
        } catch (SQLException e) {
            LOG.warn("the connection to {} does not take its setting back and is opened anew", file, e);
            distrust();
        }
    }

    private Statements open() throws SQLException {
        if (connection != null) {
            return connection;
        }
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
        connection = opened;
        return opened;
    }

    /** A file of its own: SQLite holds no locks on it, so closing this ends none. */
    private FileChannel openLog() throws SQLException {
        if (log != null) {
            return log;
        }
        try {
            FileChannel opened = FileChannel.open(file.log(), StandardOpenOption.WRITE);
            log = opened;
            return opened;
        } catch (IOException e) {
            throw new SQLException("the log of " + file + " cannot be opened", e);
        }
    }

    private void close(Statements used) {
        try {
            used.close();
        } catch (SQLException e) {
            LOG.warn("a connection to {} did not close in order", file, e);
        }
    }
}
