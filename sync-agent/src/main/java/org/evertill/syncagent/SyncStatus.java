package org.evertill.syncagent;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.evertill.exchange.wire.SyncLogRequest.SyncLogEntry;
import org.evertill.offlinedb.SetAsideRecords;
import org.evertill.offlinedb.UnsentRecords;

/**
 * Everything the Connection status window shows of synchronising, at one moment.
 *
 * @param setAside      what the scale unit has set aside; it needs somebody's attention
 * @param packages      the private ones first, then the reference ones
 * @param lastAttempt   when the scale unit was last contacted for synchronising
 * @param lastSuccess   when everything that was due last went well
 * @param lastError     what the last attempt failed of, a sentence for whoever is called; empty when it went well
 * @param lastFault     its name, for which the screens have words; empty when it went well
 * @param silentSince   since when the line itself fails and the scale unit was not heard of; empty while it is
 * @param databaseBytes journal, reference and private files together
 * @param freeBytes     what may still be written on the disk; empty where it does not tell
 * @param log           the newest attempts, newest first
 */
public record SyncStatus(
        WorkerState uploading,
        WorkerState downloading,
        UnsentRecords unsent,
        SetAsideRecords setAside,
        List<PackageProgress> packages,
        Optional<Instant> lastAttempt,
        Optional<Instant> lastSuccess,
        String lastError,
        String lastFault,
        Optional<Instant> silentSince,
        long databaseBytes,
        OptionalLong freeBytes,
        List<SyncLogEntry> log) {

    /** Before anything is known. */
    public static final SyncStatus UNKNOWN = new SyncStatus(WorkerState.STOPPED, WorkerState.STOPPED,
            UnsentRecords.NONE, SetAsideRecords.NONE, List.of(), Optional.empty(), Optional.empty(),
            "", "", Optional.empty(), 0, OptionalLong.empty(), List.of());

    public SyncStatus {
        packages = List.copyOf(packages);
        log = List.copyOf(log);
    }

    /** What is still to be fetched of packages that are under way, in bytes. */
    public long bytesToDownload() {
        return packages.stream().mapToLong(PackageProgress::bytesToDownload).sum();
    }
}
