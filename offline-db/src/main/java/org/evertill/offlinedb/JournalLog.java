package org.evertill.offlinedb;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import org.evertill.exchange.files.DurableFile;
import org.evertill.exchange.sqlite.SqliteFile;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log that SQLite keeps beside the journal, as a file of the disk. SQLite holds no locks on it, so opening and
 * closing it here ends none. For one thread at a time; only {@link #isInDoubt} is safe on any.
 *
 * <p>A failed sync is told once. The system then takes the pages for written, though they are in memory only: every
 * later sync ends well, and a power cut takes them nevertheless. So after an error the log is in doubt, and nothing is
 * read from the journal before the log has been written onto itself, which makes the system write all of it.
 */
final class JournalLog {
    private static final Logger LOG = LoggerFactory.getLogger(JournalLog.class);

    private static final int PIECE_BYTES = 1 << 16;

    private final SqliteFile file;
    private @Nullable FileChannel open;
    private volatile boolean inDoubt;

    JournalLog(SqliteFile file) {
        this.file = file;
    }

    /** Opens it for {@link #sync}: an error of the disk from here on is told to that. */
    void open() throws SQLException {
        opened();
    }

    /** Waits until everything in it is on the disk. */
    void sync() throws SQLException {
        try {
            opened().force(false);
        } catch (IOException e) {
            throw notOnDisk(e);
        }
    }

    /** Closes it; SQLite may take it away and make another. */
    void close() {
        if (open == null) {
            return;
        }
        try {
            open.close();
        } catch (IOException e) {
            LOG.warn("the log of {} did not close in order", file, e);
        }
        open = null;
    }

    /** From now on it may have less on the disk than anybody can see. */
    void distrust() {
        inDoubt = true;
    }

    /** Whether it may have less on the disk than anybody can see. */
    boolean isInDoubt() {
        return inDoubt;
    }

    /** Brings it to the disk where that is in doubt; nobody may have the journal open. */
    void settle() throws SQLException {
        if (!inDoubt) {
            return;
        }
        try {
            bringToDisk();
        } catch (IOException e) {
            throw notOnDisk(e);
        }
        inDoubt = false;
    }

    /** As {@link #settle}, for a log that a program has left which did not end in order, nobody knows why. */
    static void settleFound(SqliteFile journal) throws IOException {
        if (journal.hasFilledLog()) {
            new JournalLog(journal).bringToDisk();
        }
    }

    /** The log, and its name or that it has none any more. */
    private void bringToDisk() throws IOException {
        if (Files.exists(file.log())) {
            writeOntoItself();
        }
        DurableFile.syncFolder(file.path().toAbsolutePath().getParent());
    }

    private void writeOntoItself() throws IOException {
        try (FileChannel log = FileChannel.open(file.log(), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer piece = ByteBuffer.allocate(PIECE_BYTES);
            long at = 0;
            for (int read = log.read(piece, at); read > 0; read = log.read(piece, at)) {
                piece.flip();
                while (piece.hasRemaining()) {
                    at += log.write(piece, at);
                }
                piece.clear();
            }
            log.force(true);
        }
    }

    private FileChannel opened() throws SQLException {
        if (open != null) {
            return open;
        }
        try {
            FileChannel opened = FileChannel.open(file.log(), StandardOpenOption.WRITE);
            open = opened;
            return opened;
        } catch (IOException e) {
            throw new SQLException("the log of " + file + " cannot be opened", e);
        }
    }

    private SQLException notOnDisk(IOException cause) {
        return new SQLException("the log of " + file + " could not be brought to the disk", cause);
    }
}
