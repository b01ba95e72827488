package org.evertill.app;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.evertill.app.screen.connection.SyncFigures;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.SchedulerJob;
import org.evertill.exchange.wire.DownloadState;
import org.evertill.exchange.wire.SyncLogRequest.SyncLogEntry;
import org.evertill.offlinedb.UnsentRecords;
import org.evertill.syncagent.PackageProgress;
import org.evertill.syncagent.SyncStatus;
import org.evertill.syncagent.WorkerState;

/** What the sync agent reports, in the figures of the Connection status window. */
final class AgentFigures {

    private static final long PERCENT = 100;

    private AgentFigures() {
    }

    static SyncFigures of(SyncStatus status, String scaleUnit, OptionalLong latencyMillis) {
        UnsentRecords unsent = status.unsent();
        // One that was only asked for may be no other than the one that is here.
        List<PackageProgress> underWay = status.packages().stream().filter(progress ->
                !progress.state().isAtRest() && progress.state() != DownloadState.STARTED).toList();
        long toApply = underWay.stream().filter(progress -> progress.state() == DownloadState.DOWNLOADED).count();
        long leftAlone = status.packages().stream().filter(AgentFigures::isLeftAlone).count();
        return new SyncFigures(
                new SyncFigures.Upload((int) unsent.sales(), unsent.oldest(), unsent.amounts().stream().findFirst(),
                        unsent.answered(), unsent.unreadable(),
                        new SyncFigures.SetAside(status.setAside().count(), status.setAside().newestReason())),
                (int) (underWay.size() - toApply + leftAlone), (int) toApply, status.lastSuccess().isPresent(),
                status.uploading() == WorkerState.WORKING || status.downloading() == WorkerState.WORKING,
                underWay.stream().findFirst().map(AgentFigures::progress),
                status.lastAttempt().map(at -> new SyncFigures.Attempt(at, status.lastFault(),
                        status.silentSince(), resting(status))),
                status.lastSuccess(), database(status), status.freeBytes(), scaleUnit, latencyMillis,
                Stream.concat(underWay.stream().flatMap(AgentFigures::running),
                        status.log().stream().map(AgentFigures::row)).toList());
    }

    /** One that was offered and did not come, or was refused, is newer than ours all the same. */
    private static boolean isLeftAlone(PackageProgress progress) {
        return progress.state().needsAttention() && progress.offeredVersion() > progress.installedVersion();
    }

    private static OptionalLong resting(SyncStatus status) {
        return status.packages().stream().filter(AgentFigures::isLeftAlone)
                .filter(progress -> progress.state() == DownloadState.SUSPENDED)
                .mapToLong(PackageProgress::offeredVersion).findFirst();
    }

    private static SyncFigures.Progress progress(PackageProgress progress) {
        return new SyncFigures.Progress(progress.kind().code(), progress.doneBytes(), progress.totalBytes());
    }

    private static Optional<SyncFigures.Database> database(SyncStatus status) {
        return status.packages().stream()
                .filter(progress -> progress.kind() == DatabaseKind.REFERENCE && progress.installedVersion() > 0)
                .findFirst()
                .map(progress -> new SyncFigures.Database(status.databaseBytes(), progress.installedVersion(),
                        status.packages().stream().filter(other -> other.kind() == DatabaseKind.PRIVATE)
                                .mapToLong(PackageProgress::installedVersion).max().orElse(0),
                        progress.knownCurrentAt()));
    }

    /** The log is written when an attempt has ended; one that moves something is shown before. */
    private static Stream<SyncFigures.LogRow> running(PackageProgress progress) {
        if (progress.startedAt().isEmpty()) {
            return Stream.empty();
        }
        boolean offered = progress.state() == DownloadState.AVAILABLE;
        return Stream.of(new SyncFigures.LogRow(progress.startedAt().get(), SchedulerJob.ALL.number(), false,
                progress.offeredRows(), offered ? SyncFigures.State.AVAILABLE : SyncFigures.State.DOWNLOADING,
                offered || progress.totalBytes() <= 0 ? OptionalInt.empty()
                        : OptionalInt.of((int) (PERCENT * progress.doneBytes() / progress.totalBytes())),
                Optional.empty(), "", ""));
    }

    private static SyncFigures.LogRow row(SyncLogEntry entry) {
        Instant begun = Instant.parse(entry.startedAt());
        boolean up = entry.direction().equals("up");
        return new SyncFigures.LogRow(begun, entry.job(), up,
                up ? entry.rowsUpOk() : entry.rowsDownOk(), state(entry.state(), up), OptionalInt.empty(),
                Optional.ofNullable(entry.stoppedAt()).map(end -> Duration.between(begun, Instant.parse(end))),
                Optional.ofNullable(entry.message()).orElse(""), Optional.ofNullable(entry.fault()).orElse(""));
    }

    private static SyncFigures.State state(String word, boolean up) {
        return switch (word) {
            case "Applied" -> up ? SyncFigures.State.UPLOADED : SyncFigures.State.APPLIED;
            case "Available" -> SyncFigures.State.AVAILABLE;
            case "Started", "Requested", "Downloaded" ->
                    up ? SyncFigures.State.WAITING : SyncFigures.State.DOWNLOADING;
            case "No data" -> SyncFigures.State.NO_CHANGES;
            case "Canceled", "Suspended" -> SyncFigures.State.WAITING;
            default -> word.endsWith("ailed") ? SyncFigures.State.FAILED : SyncFigures.State.UPLOADED;
        };
    }
}
