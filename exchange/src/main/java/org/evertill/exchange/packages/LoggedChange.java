package org.evertill.exchange.packages;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.evertill.exchange.files.RightOfWay;
import org.evertill.exchange.files.SteadySync;
import org.evertill.exchange.sqlite.Durability;
import org.evertill.exchange.sqlite.SqliteFile;
import org.evertill.exchange.sqlite.SqliteTransaction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One change of an installed file, in place and beside its readers: a transaction, whose pages go into the log while it
 * runs and are on the disk by the time it ends, and then the log's way into the file. So no sale that is stored
 * meanwhile waits for all of it at once. For one thread.
 */
final class LoggedChange implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LoggedChange.class);
    /** Changed pages that do not fit are written to the log at once, so that few are left for the end. */
    private static final int CACHE_KIBIBYTES = 2_048;

    private final SqliteFile file;
    private final RightOfWay rightOfWay;
    private final Connection connection;
    /** Why the disk may not have what it was given of the log. */
    private Optional<IOException> lostLog = Optional.empty();

    /** What changes the rows; answers the cursor it leaves. */
    @FunctionalInterface
    interface Work<E extends Exception> {
        /** @param log to be told between small pieces of the work */
        GenerationFile.Cursor run(Connection connection, SteadySync log) throws SQLException, E;
    }

    LoggedChange(Path path, RightOfWay rightOfWay) throws SQLException {
        this.file = new SqliteFile(path);
        this.rightOfWay = rightOfWay;
        this.connection = file.openWriter(Durability.REPLACEABLE);
    }

    /**
     * Runs work in one transaction; what it throws takes all of it back. What is committed stays so, whatever becomes
     * of its way to the disk: a power cut takes back the whole of it or nothing.
     */
    <E extends Exception> GenerationFile.Cursor commit(Work<E> work)
            throws IOException, SQLException, E {
        execute("PRAGMA cache_size = -" + CACHE_KIBIBYTES);
        // Otherwise the commit does this too, and what is committed could not be told before it is done.
        execute("PRAGMA wal_autocheckpoint = 0");
        GenerationFile.Cursor committed = null;
        try (FileChannel log = FileChannel.open(file.sidecars().getFirst(), StandardOpenOption.WRITE);
                SteadySync steady = new SteadySync(log, rightOfWay)) {
            committed = SqliteTransaction.<GenerationFile.Cursor, E>call(connection,
                    () -> work.run(connection, steady));
            steady.keepUp();
        } catch (IOException e) {
            if (committed == null) {
                throw e;
            }
            LOG.warn("what is committed to {} has not all reached the disk yet", file.path(), e);
            lostLog = Optional.of(e).filter(failure -> !isInterruption(failure));
        }
        return committed;
    }

    /** Whether it only kept from asking the disk, which had taken all that it was given. */
    private static boolean isInterruption(IOException failure) {
        return failure instanceof ClosedByInterruptException && failure.getSuppressed().length == 0;
    }

    /**
     * What is in the file need not be in the log too; a reader that still needs the log leaves it to the next time.
     *
     * @return false if the disk has failed to take the log or the file
     */
    boolean putAwayLog() {
        LogCopy copy = new LogCopy(file, connection, rightOfWay);
        try {
            if (lostLog.isPresent()) {
                copy.keepLog(lostLog.get());
                return false;
            }
            return copy.run();
        } catch (IOException | SQLException e) {
            LOG.warn("a log could not be put away; it stays for the next time", e);
            return lostLog.isEmpty();
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.warn("the connection to {} could not be closed", file.path(), e);
        }
    }

    private void execute(String pragma) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(pragma);
        }
    }
}
