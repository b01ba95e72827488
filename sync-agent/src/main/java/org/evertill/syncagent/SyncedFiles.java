package org.evertill.syncagent;

import java.io.IOException;
import java.time.InstantSource;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.exchange.packages.GenerationStore;
import org.evertill.exchange.packages.ManifestTrust;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.offlinedb.OfflineDatabase;
import org.evertill.offlinedb.PauseNote;
import org.evertill.offlinedb.SyncLog;
import org.evertill.offlinedb.UploadQueue;

/**
 * What of a register is synchronised, and with whom.
 *
 * @param privateFiles staff, registers and profiles
 * @param key          by which packages are known to be headquarters'
 * @param pause        where it is told that the offline profile pauses them
 * @param journalBytes what the journal takes on the disk
 * @param freeBytes    what may still be written there; empty where the disk does not tell
 */
public record SyncedFiles(RegisterIdentity identity, UploadQueue uploads, SyncLog log, GenerationStore reference,
        GenerationStore privateFiles, ManifestTrust key, PauseNote pause,
        LongSupplier journalBytes, Supplier<OptionalLong> freeBytes) {

    /** Those of an open data folder. */
    public static SyncedFiles of(OfflineDatabase database, RegisterIdentity identity, ManifestTrust key,
            InstantSource clock) {
        return new SyncedFiles(identity, database.uploads(clock), database.syncLog(identity),
                database.generations(DatabaseKind.REFERENCE), database.generations(DatabaseKind.PRIVATE), key,
                new PauseNote(database.folder()), () -> journalBytes(database), () -> freeBytes(database));
    }

    private static long journalBytes(OfflineDatabase database) {
        try {
            return database.journalBytes();
        } catch (IOException e) {
            // A size on a screen; the next commit will say what is wrong with the disk.
            return 0;
        }
    }

    private static OptionalLong freeBytes(OfflineDatabase database) {
        try {
            return OptionalLong.of(database.diskReserve().freeBytes());
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }
}
