package org.evertill.syncagent;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.evertill.exchange.packages.PackageFault;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.Timestamps;
import org.evertill.exchange.wire.DownloadState;
import org.evertill.exchange.wire.RegisterReportRequest.Downloads;
import org.jspecify.annotations.Nullable;

/**
 * Fetches packages once and at once, while IT provisions a register and nobody has signed on yet: the very download
 * sessions the sync agent runs, without its timers, conditions and waits. Runs on the caller's thread, one fetch at a
 * time; no sync agent may work on the same files meanwhile.
 */
public final class PackageFetch {
    private final ScaleUnitClient client;
    private final SyncCalls calls;
    private final SyncedFiles files;
    private final SyncTime time;
    private final Consumer<PackageProgress> watcher;
    private final List<DownloadState> ended = new ArrayList<>();
    private @Nullable PackageDownload running;

    /**
     * How a fetch ended.
     *
     * @param progress  at rest; its state says how
     * @param lastError why it failed; empty when it did not
     * @param isRoomLacking whether it failed because the disk has no room
     */
    public record End(PackageProgress progress, String lastError, boolean isRoomLacking) {
    }

    /** @param watcher told each step and slice, on the caller's thread */
    public PackageFetch(ScaleUnitClient client, ScaleUnitLine line, SyncedFiles files, SyncTime time,
            Consumer<PackageProgress> watcher) {
        this.client = client;
        this.calls = new SyncCalls(line);
        this.files = files;
        this.time = time;
        this.watcher = watcher;
    }

    /** Asks for the newest package of a kind and installs it, unless it is what is installed already. */
    public End fetch(DatabaseKind kind) {
        PackageDownload download = new PackageDownload(client, calls,
                kind == DatabaseKind.PRIVATE ? files.privateFiles() : files.reference(), files, time, this::tell,
                generation -> { });
        running = download;
        ended.add(download.attempt());
        return new End(download.progress(), download.lastError().map(SyncFailure::sentence).orElse(""),
                download.lastError().map(SyncFailure::fault)
                        .filter(PackageFault.NOT_ENOUGH_SPACE.name()::equals).isPresent());
    }

    /**
     * Tells headquarters what has come of it, so that it knows before anybody signs on. Whether it could be told
     * changes nothing here; who has not answered before is not asked again.
     */
    public void report() {
        String now = Timestamps.text(time.clock().instant());
        DownloadState state = ended.stream().filter(DownloadState::needsAttention).findFirst()
                .orElse(ended.isEmpty() ? DownloadState.NO_DATA : ended.getLast());
        if (state == DownloadState.DOWNLOAD_FAILED) {
            return;
        }
        new StandingReport(client, calls, files).tell(new Downloads(state.word(), state.isFailure() ? 1 : 0,
                StandingReport.failures(files.log()), now, state.needsAttention() ? null : now, null));
    }

    private void tell() {
        if (running != null) {
            watcher.accept(running.progress());
        }
    }
}
