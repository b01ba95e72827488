package org.evertill.offlinedb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evertill.commerce.connection.OfflineFacts;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.exchange.files.FolderLock;
import org.evertill.exchange.files.RightOfWay;
import org.evertill.exchange.packages.FreshnessNote;
import org.evertill.exchange.packages.Generation;
import org.evertill.exchange.packages.GenerationStore;
import org.evertill.exchange.sqlite.SqliteFile;
import org.evertill.exchange.sqlite.SqliteNativeLibrary;
import org.evertill.exchange.tables.DatabaseKind;

/**
 * A look at a register's data folder from outside, also while the register runs in it: reads beside its writer, holds
 * no lock of the folder, and writes neither records nor settings. Safe on any thread.
 */
public final class RegisterInspection implements AutoCloseable {
    private final Path folder;
    private final JournalFile journal;

    private RegisterInspection(Path folder) {
        this.folder = folder;
        this.journal = new JournalFile(new SqliteFile(folder.resolve(OfflineDatabase.JOURNAL)),
                new DiskReserve(folder), new RightOfWay());
    }

    /** Whether a register works in a folder at this moment; the folder need not be there. */
    public static boolean isInUse(Path folder) throws DataFolderException {
        try {
            return FolderLock.isHeld(folder);
        } catch (IOException e) {
            throw FolderFault.of(folder, e);
        }
    }

    /**
     * Looks at a folder.
     *
     * @return empty when no register has ever been there
     * @throws DataFolderException with a sentence, when the journal is newer than this program, damaged, or cannot be
     *     read
     */
    public static Optional<RegisterInspection> of(Path folder) throws DataFolderException {
        Path journal = folder.resolve(OfflineDatabase.JOURNAL);
        if (!Files.exists(journal)) {
            return Optional.empty();
        }
        SqliteNativeLibrary.unpackBeside(folder.resolve(OfflineDatabase.NATIVE_FOLDER));
        if (!isInUse(folder)) {
            // Nobody has looked at it since the last run, and a reader that comes and goes copies the log in too.
            FoundJournal.requireFromOutside(new SqliteFile(journal));
        }
        JournalSchema.require(new SqliteFile(journal));
        return Optional.of(new RegisterInspection(folder));
    }

    /** The newest activation; empty when this folder was never activated. */
    public Optional<RegisterActivation> activation() {
        return new RegisterIdentityStore(journal).current();
    }

    /** When somebody first signed on in the current incarnation. */
    public Optional<Instant> firstSignOn() {
        return new RegisterIdentityStore(journal).firstSignOn();
    }

    /** What the scale unit has not answered for, of every incarnation. */
    public UnsentRecords unsent() {
        return uploads().unsent();
    }

    /** The numbers of the records the damaged journal does not give, by their incarnation. */
    public Map<RegisterIdentity, List<Long>> unreadable() {
        return uploads().unreadable();
    }

    /** What the scale unit has set aside. */
    public SetAsideRecords setAside() {
        return uploads().setAside();
    }

    /** How many sales that were running the register could not read: they wait for a program that can. */
    public long unreadSales() {
        return journal.read(UnreadDrafts::count);
    }

    /** How far the scale unit has answered for the present incarnation; empty when it has not yet. */
    public Optional<AcknowledgedHead> acknowledged() {
        return activation().flatMap(activation -> uploads().newestAnswered(activation.identity()));
    }

    /** What is installed of a kind. */
    public Optional<Generation> installed(DatabaseKind kind) throws IOException {
        return GenerationStore.peek(folder, kind);
    }

    /** What an outage on a day would find. */
    public OfflineFacts facts(RegisterIdentity identity, LocalDate day) throws IOException, SQLException {
        return OfflineInventory.facts(identity, installed(DatabaseKind.PRIVATE), installed(DatabaseKind.REFERENCE),
                day, freeBytes());
    }

    /** When the installed prices were last known to be the newest there are; empty when there are none. */
    public Optional<Instant> pricesKnownAt() throws IOException {
        return installed(DatabaseKind.REFERENCE).map(file -> new FreshnessNote(file).knownCurrentAt());
    }

    /** The name of the offline profile that pauses synchronization, as the register last heard. */
    public Optional<String> pausedBy() throws IOException {
        return new PauseNote(folder).pausedBy();
    }

    /** Bytes the journal takes on the disk. */
    public long journalBytes() throws IOException {
        return journal.bytes();
    }

    /** Bytes that may still be written on the disk of the data folder. */
    public long freeBytes() throws IOException {
        return new DiskReserve(folder).freeBytes();
    }

    @Override
    public void close() {
        journal.close();
    }

    private UploadQueue uploads() {
        // Only answers are dated, and none is taken here.
        return new UploadQueue(journal, InstantSource.system());
    }
}
