package org.evertill.offlinedb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.exchange.facts.MasterFiles;
import org.evertill.exchange.files.FolderLock;
import org.evertill.exchange.files.OwnFolder;
import org.evertill.exchange.files.RightOfWay;
import org.evertill.exchange.packages.GenerationStore;
import org.evertill.exchange.sqlite.SqliteFile;
import org.evertill.exchange.sqlite.SqliteNativeLibrary;
import org.evertill.exchange.tables.DatabaseKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A register's data folder, open for this program alone: the journal, who the register is, what it can sell from
 * without the scale unit, and the disk it needs. Opened before anything else and closed last, on any thread; each part
 * says which thread it is for.
 */
public final class OfflineDatabase implements AutoCloseable {
    /** The journal's file name in the data folder. */
    public static final String JOURNAL = "journal.db";

    private static final Logger LOG = LoggerFactory.getLogger(OfflineDatabase.class);
    static final String NATIVE_FOLDER = "native";

    private final Path folder;
    private final FolderLock lock;
    private final DiskReserve reserve;
    private final MasterFiles files;
    private final JournalFile journal;

    private OfflineDatabase(Path folder, FolderLock lock, DiskReserve reserve, MasterFiles files,
            RightOfWay sales) {
        this.folder = folder;
        this.lock = lock;
        this.reserve = reserve;
        this.files = files;
        this.journal = new JournalFile(new SqliteFile(folder.resolve(JOURNAL)), reserve, sales);
    }

    /**
     * Takes a data folder, makes it if it is missing, and brings its journal to this program's schema.
     *
     * @throws DataFolderException with a sentence for the person who starts the program: the folder is in use, its
     *                             journal is damaged or newer than this program, or the disk does not do its part
     */
    public static OfflineDatabase open(Path folder) throws DataFolderException {
        try {
            Files.createDirectories(folder);
            FolderLock lock = take(folder);
            try {
                return prepare(folder, lock);
            } catch (IOException | DataFolderException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw FolderFault.of(folder, e);
        }
    }

    /** The data folder. */
    public Path folder() {
        return folder;
    }

    /**
     * Becomes a register, before anything else is asked of this folder. What earlier incarnations of it left unsent
     * stays and is still sent. Of another register before it, or of another headquarters, nothing is sold on: the
     * running sale is thrown away, and what was fetched, for its packages would be taken for newer or foreign ones for
     * ever.
     *
     * @throws IllegalArgumentException if the incarnation is not newer than all this folder has seen of that register;
     *                                  nothing is changed then
     * @throws IllegalStateException    if records of another register or another headquarters are unsent; nothing is
     *                                  changed then
     * @throws IOException              if the disk fails; who the register is has not changed then
     */
    public void activate(RegisterActivation activation) throws IOException {
        RegisterIdentityStore identities = identities();
        identities.requireActivatable(activation);
        if (identities.current().filter(before -> !before.isSuppliedAs(activation)).isPresent()) {
            // Before the identity: cut short in between, the old register fetches again what it needs.
            generations(DatabaseKind.REFERENCE).discard();
            generations(DatabaseKind.PRIVATE).discard();
            new PauseNote(folder).keep(Optional.empty());
        }
        identities.activate(activation);
    }

    /** Who this register is. */
    public RegisterIdentityStore identities() {
        return new RegisterIdentityStore(journal);
    }

    /**
     * The journal of the present incarnation, for the register thread; take it once.
     *
     * @throws IllegalStateException if this is not who the register is: what it wrote would never be sent
     */
    public SqliteJournal journal(RegisterIdentity identity) {
        boolean present = identities().current()
                .filter(activation -> activation.identity().equals(identity)).isPresent();
        if (!present) {
            throw new IllegalStateException("this folder is not activated as " + identity);
        }
        return new SqliteJournal(journal, identity);
    }

    /** The records that have still to be sent. */
    public UploadQueue uploads(InstantSource clock) {
        return new UploadQueue(journal, clock);
    }

    /** The attempts at synchronising. */
    public SyncLog syncLog(RegisterIdentity identity) {
        return new SyncLog(journal, identity);
    }

    /** What can be answered without the scale unit. */
    public OfflineSource source(RegisterIdentity identity, InstantSource clock) {
        return source(identity, clock, reserve);
    }

    /** What can be answered without the scale unit, on a disk that somebody else measures. */
    OfflineSource source(RegisterIdentity identity, InstantSource clock, DiskReserve disk) {
        return new OfflineSource(identity, files, new OfflineInventory(identity, files, disk, clock),
                new WrongPins(journal, clock));
    }

    /** The installed reference or private files: where packages are installed, and what is in use. */
    public GenerationStore generations(DatabaseKind kind) {
        return switch (kind) {
            case REFERENCE -> files.reference().store();
            case PRIVATE -> files.guarded().store();
            case JOURNAL -> throw new IllegalArgumentException("the journal is never replaced");
        };
    }

    JournalFile journalFile() {
        return journal;
    }

    /** The disk space that is kept for sales. */
    public DiskReserve diskReserve() {
        return reserve;
    }

    /** Bytes the journal takes on the disk. */
    public long journalBytes() throws IOException {
        return journal.bytes();
    }

    @Override
    public void close() {
        try {
            files.close();
        } catch (SQLException e) {
            LOG.warn("the offline files of {} did not close in order", folder, e);
        }
        journal.close();
        try {
            lock.close();
        } catch (IOException e) {
            LOG.warn("the lock of {} did not close in order; it ends with this process", folder, e);
        }
    }

    private static FolderLock take(Path folder) throws IOException, DataFolderInUseException {
        Optional<FolderLock> lock = FolderLock.take(folder);
        if (lock.isEmpty()) {
            throw new DataFolderInUseException("The data folder " + folder + " is in use by another register"
                    + FolderLock.owner(folder) + ". Close that one first, or start this one with another folder.");
        }
        return lock.get();
    }

    private static OfflineDatabase prepare(Path folder, FolderLock lock) throws IOException, DataFolderException {
        OwnFolder.make(folder);
        if (!SqliteNativeLibrary.isPlaced()) {
            // Once per process: the driver loads its library once, and it cannot be deleted while it is loaded.
            SqliteNativeLibrary.unpackInto(folder.resolve(NATIVE_FOLDER));
        }
        SqliteFile journal = new SqliteFile(folder.resolve(JOURNAL));
        FoundJournal.require(journal);
        JournalLog.settleFound(journal);
        JournalSchema.bring(journal);
        DiskReserve reserve = new DiskReserve(folder);
        reserve.fill();
        RightOfWay sales = new RightOfWay();
        return new OfflineDatabase(folder, lock, reserve, MasterFiles.open(folder, sales), sales);
    }
}
