package org.evertill.syncagent;

import java.time.Instant;
import java.util.Optional;
import org.evertill.exchange.tables.DatabaseKind;

/**
 * How far the packages of one kind are.
 *
 * @param installedVersion what is in use; 0 before the first
 * @param knownCurrentAt   when what is in use was last known to be the newest there is
 * @param offeredVersion   what is being fetched, or was last; 0 before the first
 * @param doneBytes        how much of it is here
 * @param totalBytes       how much it is
 */
public record PackageProgress(DatabaseKind kind, DownloadState state, long installedVersion,
        Optional<Instant> knownCurrentAt, long offeredVersion, long doneBytes, long totalBytes) {

    /** What is still to be fetched of a package that is under way. */
    public long bytesToDownload() {
        return state.isAtRest() && !state.isFailure() ? 0 : totalBytes - doneBytes;
    }
}
