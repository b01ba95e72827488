package org.evertill.offlinedb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.evertill.exchange.files.FolderLock;
import org.evertill.exchange.sqlite.SqliteFile;
import org.jspecify.annotations.Nullable;

/**
 * The journal as a start finds it, looked at before anything writes to it. A log beside the file says that the last run
 * did not end properly, and the first connection that may write copies it in: also when it is the log of another file,
 * which SQLite cannot know. So file and log are read together first, by a connection that cannot write, and what does
 * not fit is refused with every file left as it is.
 *
 * <p>Costs one pass over the file when there is a log, and a look at the newest records when there is none.
 */
final class FoundJournal {
    private static final String SOUND = "ok";

    private final SqliteFile file;
    private final boolean looksFromOutside;
    private final Path log;
    private final Path index;
    private final Path undo;

    private FoundJournal(SqliteFile file, boolean looksFromOutside) {
        this.file = file;
        this.looksFromOutside = looksFromOutside;
        this.log = beside(file, "-wal");
        this.index = beside(file, "-shm");
        this.undo = beside(file, "-journal");
    }

    /**
     * Lets a sound journal pass, and one that was never made; for who holds its folder.
     *
     * @throws DataFolderException with what is wrong, what it means for the sales, and what to do; nothing is changed
     */
    static void require(SqliteFile file) throws DataFolderException {
        require(new FoundJournal(file, false));
    }

    /** As {@link #require(SqliteFile)}, for who does not hold the folder: a register may begin in it meanwhile. */
    static void requireFromOutside(SqliteFile file) throws DataFolderException {
        require(new FoundJournal(file, true));
    }

    private static void require(FoundJournal found) throws DataFolderException {
        try {
            found.require();
        } catch (IOException e) {
            throw FolderFault.of(found.folder(), e);
        }
    }

    private void require() throws IOException, DataFolderException {
        boolean hasLog = isFilled(log);
        if (!isFilled(file.path())) {
            // SQLite would make an empty journal and delete the log beside it. What only undoes holds no sales.
            if (hasLog) {
                throw unfit("the journal is gone, and only its log is there", null);
            }
            return;
        }
        boolean hadIndex = Files.exists(index);
        try {
            Optional<String> fault = hasLog ? faultWithLog() : faultAlone();
            if (fault.isPresent()) {
                throw hasLog || isFilled(undo) ? unfit(fault.get(), null) : damaged(fault.get(), null);
            }
        } catch (SQLException e) {
            throw hasLog ? unfit(String.valueOf(e.getMessage()), e) : damaged(String.valueOf(e.getMessage()), e);
        } finally {
            if (!hadIndex && looksFromOutside && Files.exists(index)) {
                // Left where a register has begun to use it: later readers would not know of its transactions.
                FolderLock.whileFree(folder(), () -> Files.deleteIfExists(index));
            } else if (!hadIndex) {
                Files.deleteIfExists(index);
            }
        }
    }

    private Path folder() {
        return file.path().toAbsolutePath().getParent();
    }

    private Optional<String> faultAlone() throws SQLException {
        try (Connection connection = file.openImmutable()) {
            JournalFacts facts = new JournalFacts(connection);
            if (isFilled(undo) && facts.hasRecords()) {
                // Ours is only ever beside a journal that is being made: this one would overwrite pages with old ones.
                return Optional.of(undo.getFileName() + " is not of this journal");
            }
            return isFilled(undo) ? Optional.empty() : facts.fault();
        } catch (IOException e) {
            throw new SQLException(e);
        }
    }

    private Optional<String> faultWithLog() throws SQLException {
        List<JournalFacts.Known> before = knownWithoutLog();
        try (Connection connection = file.openBesideLog()) {
            JournalFacts together = new JournalFacts(connection);
            String found = together.quickCheck();
            if (!found.equals(SOUND)) {
                return Optional.of(found);
            }
            Optional<JournalFacts.Known> missing = together.firstMissing(before);
            return missing.isPresent() ? Optional.of(missing.get() + " is gone with it") : together.fault();
        }
    }

    /**
     * What the file says without its log. A copy of the log that was cut short leaves it half old, half new, and
     * perhaps unreadable; what is found in it is true all the same, for nothing of this is ever taken back.
     */
    private List<JournalFacts.Known> knownWithoutLog() {
        try (Connection connection = file.openImmutable()) {
            return new JournalFacts(connection).known();
        } catch (SQLException halfCopied) {
            return List.of();
        }
    }

    private DataFolderException unfit(String fault, @Nullable SQLException cause) {
        return new DataFolderException("The journal " + file + " and the files beside it do not fit together: " + fault
                + ". One of them is damaged, or is of another register or another day. Nothing was changed. Sales may"
                + " be in any of them: delete none, and copy the whole folder to another disk first. Then put back the"
                + " journal.db and journal.db-wal that belong together; or activate another folder with a new code to"
                + " sell on, and give the copy to support.", cause);
    }

    private DataFolderException damaged(String fault, @Nullable SQLException cause) {
        return new DataFolderException("The journal " + file + " is damaged: " + fault + ". Nothing was changed."
                + " Do not delete it: it holds the sales of this register. Copy the whole folder to another disk;"
                + " 'evertill journal verify' says what is still whole, and 'evertill journal rescue' brings the"
                + " unsent sales that can be read into a file. To sell on, activate another folder with a new code,"
                + " and give the copy to support.", cause);
    }

    private static boolean isFilled(Path path) throws IOException {
        return Files.exists(path) && Files.size(path) > 0;
    }

    private static Path beside(SqliteFile file, String suffix) {
        return file.path().resolveSibling(file.path().getFileName() + suffix);
    }
}
