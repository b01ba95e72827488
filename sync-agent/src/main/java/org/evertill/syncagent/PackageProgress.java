package org.evertill.syncagent;

import java.time.Instant;
import java.util.Optional;
import org.evertill.exchange.packages.PackageManifest;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.wire.DownloadState;

/**
 * How far the packages of one kind are.
 *
 * @param installedVersion what is in use; 0 before the first
 * @param knownCurrentAt   when what is in use was last known to be the newest there is
 * @param startedAt        when the last attempt began; empty before the first
 * @param offeredVersion   what is being fetched, or was last; 0 before the first
 * @param offeredRows      how many rows it brings or takes away
 * @param doneBytes        how much of it is here
 * @param totalBytes       how much it is
 */
public record PackageProgress(DatabaseKind kind, DownloadState state, long installedVersion,
        Optional<Instant> knownCurrentAt, Optional<Instant> startedAt, long offeredVersion, long offeredRows,
        long doneBytes, long totalBytes) {

    /** Before the first attempt. */
    static PackageProgress none(DatabaseKind kind) {
        return new PackageProgress(kind, DownloadState.NO_DATA, 0, Optional.empty(), Optional.empty(), 0, 0, 0, 0);
    }

    /** What is still to be fetched of a package that is under way. */
    public long bytesToDownload() {
        return state.isAtRest() && !state.isFailure() ? 0 : totalBytes - doneBytes;
    }

    /** With what is in use now. */
    PackageProgress installed(long version, Optional<Instant> current) {
        return new PackageProgress(kind, state, version, current, startedAt, offeredVersion, offeredRows, doneBytes,
                totalBytes);
    }

    /** An attempt begins. */
    PackageProgress started(Instant at) {
        return new PackageProgress(kind, state, installedVersion, knownCurrentAt, Optional.of(at), offeredVersion,
                offeredRows, doneBytes, totalBytes);
    }

    /** A package is offered, and nothing of it is here. */
    PackageProgress offered(PackageManifest manifest) {
        return new PackageProgress(kind, state, installedVersion, knownCurrentAt, startedAt, manifest.version(),
                manifest.rows(), 0, manifest.compressedBytes());
    }

    /** So much of it is here. */
    PackageProgress fetched(long bytes) {
        return new PackageProgress(kind, state, installedVersion, knownCurrentAt, startedAt, offeredVersion,
                offeredRows, bytes, totalBytes);
    }

    /**
     * In another state.
     *
     * @throws IllegalStateException if there is no such step
     */
    PackageProgress to(DownloadState next) {
        return new PackageProgress(kind, state.to(next), installedVersion, knownCurrentAt, startedAt, offeredVersion,
                offeredRows, doneBytes, totalBytes);
    }
}
