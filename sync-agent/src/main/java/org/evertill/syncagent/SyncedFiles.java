package org.evertill.syncagent;

import java.util.function.LongSupplier;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.exchange.packages.GenerationStore;
import org.evertill.exchange.packages.VerifyingKey;
import org.evertill.offlinedb.SyncLog;
import org.evertill.offlinedb.UploadQueue;

/**
 * What of a register is synchronised, and with whom.
 *
 * @param privateFiles staff, registers and profiles
 * @param key          headquarters' key, by which packages are checked
 * @param journalBytes what the journal takes on the disk
 */
public record SyncedFiles(RegisterIdentity identity, UploadQueue uploads, SyncLog log, GenerationStore reference,
        GenerationStore privateFiles, VerifyingKey key, LongSupplier journalBytes) {
}
