package org.evertill.offlinedb;

import java.nio.file.Files;
import java.sql.SQLException;
import org.evertill.exchange.sqlite.Durability;
import org.evertill.exchange.sqlite.SqliteFile;
import org.evertill.exchange.sqlite.SqliteTransaction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one writing connection of the journal, opened when it is first needed and again after an error. For one thread
 * at a time; what an error means is its owner's matter.
 */
final class JournalWriter {
    private static final Logger LOG = LoggerFactory.getLogger(JournalWriter.class);

    private static final String COPY_LOG = "PRAGMA wal_checkpoint(FULL)";

    private final SqliteFile file;
    private final JournalLog log;
    private @Nullable Statements connection;
    /** Whether its commits may not wait for the disk: from before that is set until it has been taken back. */
    private boolean unsynced;

    JournalWriter(SqliteFile file, JournalLog log) {
        this.file = file;
        this.log = log;
    }

    /** Runs work in one transaction; when this returns, it survives a power cut. */
    <T> T write(JournalFile.Work<T> work) throws SQLException {
        return run(open(), work);
    }

    /** Runs work in one transaction; when {@link #sync} has returned after it, it survives a power cut. */
    <T> T writeUnsynced(JournalFile.Work<T> work) throws SQLException {
        Statements using = open();
        log.open();
        unsynced = true;
        try {
            SqliteFile.keep(using.connection(), Durability.SYNCED_AFTERWARDS);
            return run(using, work);
        } finally {
            keepEveryCommit();
        }
    }

    /** Waits until everything written so far is on the disk. */
    void sync() throws SQLException {
        // If there was an error since, opening has brought the log to the disk already.
        open();
        log.sync();
    }

    /** Opens the file anew after an error, so that what is seen of it is on the disk. */
    void settle() throws SQLException {
        open();
    }

    /** Closes the log and then the connection: the last one takes the log away, and the next makes another. */
    void close() {
        log.close();
        if (connection != null) {
            close(connection);
            connection = null;
        }
        unsynced = false;
    }

    private <T> T run(Statements using, JournalFile.Work<T> work) throws SQLException {
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
            unsynced = false;
        } catch (SQLException e) {
            LOG.warn("the connection to {} does not take its setting back and is opened anew", file, e);
            log.distrust();
            close();
        }
    }

    private Statements open() throws SQLException {
        if (unsynced) {
            // An Error came in between, and where it struck nobody knows.
            close();
        }
        if (connection != null) {
            return connection;
        }
        if (!Files.exists(file.path())) {
            // Opening would make an empty journal, and its numbers would begin again.
            throw new SQLException("the journal " + file + " is gone");
        }
        log.settle();
        Statements opened = new Statements(file.openWriter(Durability.EVERY_COMMIT));
        try {
            opened.first(COPY_LOG, row -> row.getInt(1)).orElseThrow();
        } catch (SQLException e) {
            opened.close();
            throw e;
        }
        connection = opened;
        return opened;
    }

    private void close(Statements used) {
        try {
            used.close();
        } catch (SQLException e) {
            LOG.warn("a connection to {} did not close in order", file, e);
        }
    }
}
