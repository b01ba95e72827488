package org.evertill.exchange.packages;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.evertill.exchange.files.LargeFile;
import org.evertill.exchange.files.RightOfWay;
import org.evertill.exchange.sqlite.SqliteFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way of a log into its file: the log is put on the disk, its pages are copied into the file, the file is put on
 * the disk, and not before that is the log emptied. That is SQLite's own order; but SQLite syncs what it has copied at
 * once, and whoever stores a sale meanwhile waits for all of it. Here it only copies, into memory, and the disk gets
 * both files piece by piece. For one thread.
 *
 * <p>Until both files are on the disk, a reader keeps the log: as long as he is there SQLite neither writes over it nor
 * takes it away, whichever connection of this program is closed. If the disk fails he stays for as long as the program
 * runs, and the next start copies the log anew. Another program that opens the file for writing he does not hold off:
 * on POSIX systems a program that closes a file, as is done here after syncing it, gives up its locks on it. Every
 * program that has a store holds its folder's lock, so there is no other one of ours.
 */
final class LogCopy {
    private static final Logger LOG = LoggerFactory.getLogger(LogCopy.class);

    private final SqliteFile file;
    private final Connection writer;
    private final RightOfWay rightOfWay;

    /**
     * @param writer     the one connection that writes to the file; it is not fit for writing afterwards
     * @param rightOfWay who goes before each piece
     */
    LogCopy(SqliteFile file, Connection writer, RightOfWay rightOfWay) {
        this.file = file;
        this.writer = writer;
        this.rightOfWay = rightOfWay;
    }

    /**
     * Copies what no reader holds back, and empties the log if that is all of it.
     *
     * @return false if the disk has failed to take the log or the file: what is read of it may be lost with the power
     * @throws IOException  if the log could not be opened; nothing was copied, and it can be done again
     * @throws SQLException if it could not be copied, or not be emptied; either can be done again
     */
    boolean run() throws IOException, SQLException {
        Connection keeper = openKeeper();
        try {
            new LargeFile(file.log()).sync(rightOfWay);
            copy();
        } catch (FileSystemException | SQLException e) {
            // No descriptor is no fault of the disk, and what was not copied whole SQLite takes for not copied at all.
            keeper.close();
            throw e;
        } catch (IOException e) {
            return failed(file.log(), e);
        }
        try {
            new LargeFile(file.path()).sync(rightOfWay);
        } catch (IOException e) {
            return failed(file.path(), e);
        }
        keeper.close();
        execute(writer, "PRAGMA wal_checkpoint(TRUNCATE)");
        return true;
    }

    /**
     * In place of {@link #run}, after the disk has failed to take the log: it says so once, and what is read of the log
     * may be from memory, so that it must not be copied from there.
     */
    void keepLog(IOException failure) throws SQLException {
        openKeeper();
        failed(file.log(), failure);
    }

    private static boolean failed(Path lost, IOException failure) {
        LOG.error("{} could not be put on the disk; the log is kept until the next start", lost, failure);
        return false;
    }

    private void copy() throws SQLException {
        rightOfWay.giveWay();
        execute(writer, "PRAGMA synchronous = OFF");
        try {
            execute(writer, "PRAGMA wal_checkpoint(PASSIVE)");
        } finally {
            // Closing the last connection copies too, and must sync.
            execute(writer, "PRAGMA synchronous = NORMAL");
        }
    }

    private Connection openKeeper() throws SQLException {
        Connection keeper = file.openReader();
        try {
            execute(keeper, "BEGIN");
            // He is a reader from his first look on.
            PackageSchema.version(keeper);
            return keeper;
        } catch (SQLException e) {
            keeper.close();
            throw e;
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
