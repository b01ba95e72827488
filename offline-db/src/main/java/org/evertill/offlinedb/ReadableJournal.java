package org.evertill.offlinedb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.exchange.sqlite.SqliteFile;
import org.evertill.exchange.wire.UploadRecord;

/**
 * A journal as it lies, sound or damaged, read record by record: one that the file does not give is passed over and the
 * others are given. Changes nothing, takes no lock of the folder, and works beside a running register. For one thread.
 */
public final class ReadableJournal implements AutoCloseable {
    private static final String BY_PLACE = UploadQueue.COLUMNS.replace(" FROM",
            ", store_number, register_number, incarnation FROM") + " WHERE rowid = ?";
    private static final String NEWEST = """
            SELECT max(sequence) FROM journal_record
            WHERE store_number = ? AND register_number = ? AND incarnation = ?""";
    private static final String IDENTITIES = """
            SELECT store_number, register_number, incarnation FROM register_identity ORDER BY activation_number""";
    /** Records are only ever added, so the last place is their number; the table and its index each tell it. */
    private static final List<String> LAST_PLACE =
            List.of("SELECT max(rowid) FROM journal_record", "SELECT count(*) FROM journal_record");

    private final Statements statements;
    private final Path folder;
    private final Optional<Path> madeIndex;

    /** What becomes of each record. */
    @FunctionalInterface
    public interface Taker {
        /** Takes one; they come in the order in which they were committed. */
        void take(UploadRecord record) throws IOException;
    }

    private ReadableJournal(Path folder, Connection connection, Optional<Path> madeIndex) {
        this.folder = folder;
        this.statements = new Statements(connection);
        this.madeIndex = madeIndex;
    }

    /**
     * Opens the journal of a data folder.
     *
     * @throws DataFolderException with a sentence, when there is none, or not even its first page can be read
     */
    public static ReadableJournal open(Path folder) throws DataFolderException {
        SqliteFile file = new SqliteFile(folder.resolve(OfflineDatabase.JOURNAL));
        if (!Files.isRegularFile(file.path())) {
            throw new DataFolderException("There is no journal.db in " + folder
                    + ": that is no register's data folder.");
        }
        try {
            if (RegisterInspection.isInUse(folder)) {
                return new ReadableJournal(folder, file.openReader(), Optional.empty());
            }
            Path log = file.path().resolveSibling(OfflineDatabase.JOURNAL + "-wal");
            if (!Files.exists(log) || Files.size(log) == 0) {
                return new ReadableJournal(folder, file.openImmutable(), Optional.empty());
            }
            Path index = file.path().resolveSibling(OfflineDatabase.JOURNAL + "-shm");
            boolean isThere = Files.exists(index);
            return new ReadableJournal(folder, file.openBesideLog(), isThere ? Optional.empty() : Optional.of(index));
        } catch (SQLException e) {
            throw unreadable(folder, e);
        } catch (IOException e) {
            throw FolderFault.of(folder, e);
        }
    }

    /**
     * Gives every record that can be read.
     *
     * @return the numbers of those that cannot, by their incarnation; empty when nothing is missing
     * @throws IOException         what the taker threw
     * @throws DataFolderException when not even the number of records can be read
     */
    public Map<RegisterIdentity, NavigableSet<Long>> read(Taker taker) throws IOException, DataFolderException {
        Map<RegisterIdentity, NavigableSet<Long>> found = new HashMap<>();
        long last = lastPlace();
        for (long place = 1; place <= last; place++) {
            Optional<UploadRecord> record = at(place);
            if (record.isPresent()) {
                UploadRecord one = record.get();
                found.computeIfAbsent(new RegisterIdentity(one.storeNumber(), one.registerNumber(),
                        one.incarnation()), first -> new TreeSet<>()).add(one.sequence());
                taker.take(one);
            }
        }
        return missing(found, last);
    }

    /**
     * The incarnations and how far each is answered for, the oldest first.
     *
     * @return empty when the file does not tell: then nobody knows here what has been sent
     */
    Optional<List<UploadSeries>> answered() {
        try {
            return Optional.of(UploadSeries.all(statements));
        } catch (SQLException damagedOrOlder) {
            return Optional.empty();
        }
    }

    private long lastPlace() throws DataFolderException {
        long last = 0;
        SQLException failure = null;
        boolean told = false;
        for (String question : LAST_PLACE) {
            try {
                last = Math.max(last, statements.first(question, row -> row.getLong(1)).orElse(0L));
                told = true;
            } catch (SQLException damaged) {
                failure = damaged;
            }
        }
        if (!told && failure != null) {
            throw unreadable(folder, failure);
        }
        return last;
    }

    private Optional<UploadRecord> at(long place) {
        try {
            return statements.first(BY_PLACE, ReadableJournal::record, place);
        } catch (SQLException damaged) {
            return Optional.empty();
        }
    }

    private static UploadRecord record(ResultSet row) throws SQLException {
        return UploadQueue.read(row, new RegisterIdentity(row.getString(6), row.getString(7), row.getLong(8)));
    }

    private Map<RegisterIdentity, NavigableSet<Long>> missing(
            Map<RegisterIdentity, NavigableSet<Long>> found, long last) {
        for (RegisterIdentity identity : identities()) {
            found.computeIfAbsent(identity, none -> new TreeSet<>());
        }
        Map<RegisterIdentity, NavigableSet<Long>> missing = new HashMap<>();
        found.forEach((identity, numbers) -> {
            NavigableSet<Long> absent = new TreeSet<>();
            // Numbers have no gaps, so none is above the count of all; a damaged row may say so.
            long newest = Math.min(last, Math.max(numbers.isEmpty() ? 0 : numbers.last(), newest(identity)));
            for (long number = 1; number <= newest; number++) {
                if (!numbers.contains(number)) {
                    absent.add(number);
                }
            }
            if (!absent.isEmpty()) {
                missing.put(identity, absent);
            }
        });
        return missing;
    }

    private List<RegisterIdentity> identities() {
        try {
            return statements.all(IDENTITIES,
                    row -> new RegisterIdentity(row.getString(1), row.getString(2), row.getLong(3)));
        } catch (SQLException damaged) {
            return List.of();
        }
    }

    private long newest(RegisterIdentity identity) {
        try {
            return statements.first(NEWEST, row -> row.getLong(1), identity.storeNumber(),
                    identity.registerNumber(), identity.incarnation()).orElse(0L);
        } catch (SQLException damaged) {
            return 0;
        }
    }

    private static DataFolderException unreadable(Path folder, SQLException cause) {
        return new DataFolderException("Nothing in the journal " + folder.resolve(OfflineDatabase.JOURNAL)
                + " can be read: " + cause.getMessage() + ". Nothing was changed. Do not delete it: copy the whole"
                + " folder to another disk and give the copy to support.", cause);
    }

    @Override
    public void close() throws IOException {
        try {
            statements.close();
        } catch (SQLException e) {
            throw new IOException("the journal in " + folder + " did not close in order", e);
        }
        if (madeIndex.isPresent()) {
            Files.deleteIfExists(madeIndex.get());
        }
    }
}
