package org.evertill.syncagent;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.evertill.exchange.packages.Generation;
import org.evertill.exchange.packages.GenerationStore;
import org.evertill.exchange.packages.InstallOutcome;
import org.evertill.exchange.packages.ManifestTrust;
import org.evertill.exchange.packages.PackageFault;
import org.evertill.exchange.packages.PackageInstaller;
import org.evertill.exchange.packages.PackageIntake;
import org.evertill.exchange.packages.PackageManifest;
import org.evertill.exchange.packages.RefusedPackages;
import org.evertill.exchange.packages.SignedManifest;
import org.evertill.exchange.tables.Direction;
import org.evertill.exchange.tables.SchedulerJob;
import org.evertill.exchange.wire.DownloadState;
import org.evertill.offlinedb.SyncLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The download session of one kind of package: the steps of {@link DownloadState}. An attempt asks for the newest,
 * fetches what of it is not here, and has it installed; whatever goes wrong, the register goes on with what it had.
 * Download thread only, but for {@link #progress}.
 */
final class PackageDownload {
    private static final Logger LOG = LoggerFactory.getLogger(PackageDownload.class);

    private final ScaleUnitClient client;
    private final SyncCalls calls;
    private final GenerationStore store;
    private final ManifestTrust key;
    private final PackageIntake packages;
    private final NewestPackage newest;
    private final SyncLog log;
    private final SyncTime time;
    private final Runnable changed;
    private final Consumer<Generation> installed;
    private volatile PackageProgress progress;
    private Optional<SyncFailure> lastError = Optional.empty();
    private Optional<Duration> retryAfter = Optional.empty();
    private String toldFailure = "";
    /** The package that rests, when that was last told. */
    private String toldResting = "";
    private boolean isStuckBeside;
    private final RefusedPackages refusals = new RefusedPackages();

    PackageDownload(ScaleUnitClient client, SyncCalls calls, GenerationStore store, SyncedFiles files, SyncTime time,
            Runnable changed, Consumer<Generation> installed) {
        this.client = client;
        this.calls = calls;
        this.store = store;
        this.key = files.key();
        this.packages = new PackageIntake(store, into ->
                PackageInstaller.ofStore(into, key, files.identity().storeNumber(), time.clock()));
        this.newest = new NewestPackage(client, calls, store, packages, new KnownCurrent());
        this.log = files.log();
        this.time = time;
        this.changed = changed;
        this.installed = installed;
        this.progress = PackageProgress.none(store.kind());
    }

    /** Where it stands. Any thread. */
    PackageProgress progress() {
        Optional<Generation> current = store.current();
        return progress.installed(current.map(Generation::version).orElse(0L),
                current.map(newest.known()::at));
    }

    /** What the last attempt failed of; empty when it did not. */
    Optional<SyncFailure> lastError() {
        return lastError;
    }

    /** How long the scale unit asked to be left alone in the last attempt. */
    Optional<Duration> retryAfter() {
        return retryAfter;
    }

    /** A person wants it tried once more, whatever happened before. Any thread. */
    void forgive() {
        refusals.forgive();
    }

    /**
     * What is installed is brought anew, from the newest full package on, and stays in use until that is no older.
     *
     * @throws IOException when the disk fails; then it is not
     */
    void beginAnew() throws IOException {
        forgive();
        packages.order();
    }

    /** Whether there is a file in use, and none that was to be brought anew. */
    boolean isAsOrdered() {
        return packages.inUse().isPresent() && !packages.isOrdered();
    }

    /** Is not tried until the next round. */
    void suspend() {
        to(DownloadState.SUSPENDED);
    }

    /** Tries once, and where that brought a package, goes on until no other follows; answers the state at rest. */
    DownloadState attempt() {
        if (isStuckBeside && packages.isBeside()) {
            // Who cannot get a second file, for want of room perhaps, still gets small changes.
            bring(newest::askForChanges);
        }
        DownloadState state = bring(newest::ask);
        isStuckBeside = state != DownloadState.NO_DATA && packages.isBeside();
        return state;
    }

    private DownloadState bring(Supplier<Reply<SignedManifest>> asking) {
        DownloadState state = attempt(asking);
        while (state == DownloadState.APPLIED
                && asking.get() instanceof Reply.Answered<SignedManifest> next) {
            if (newest.read(next.body(), key).filter(newest::isInstalled).isPresent()) {
                newest.confirm(time.clock().instant());
                break;
            }
            state = attempt(() -> next);
        }
        return state;
    }

    private DownloadState attempt(Supplier<Reply<SignedManifest>> asking) {
        SyncAttempt attempt = new SyncAttempt(log, time.clock(), SchedulerJob.ALL, Direction.DOWN);
        lastError = Optional.empty();
        retryAfter = Optional.empty();
        progress = progress.started(time.clock().instant());
        to(DownloadState.STARTED);
        try {
            switch (asking.get()) {
                case Reply.Answered<SignedManifest>(SignedManifest signed) -> offered(signed, attempt);
                case Reply.Refused<SignedManifest> refused when refused.slug().equals("no-package") ->
                        to(DownloadState.NO_DATA);
                case Reply.Refused<SignedManifest> refused
                        when refused.slug().equals(FetchBrokenException.CANCELED) -> {
                    packages.withdraw();
                    to(DownloadState.CANCELED);
                }
                case Reply.Refused<SignedManifest> refused ->
                        fail(DownloadState.CREATE_FAILED, SyncFailure.of(refused), attempt);
                case Reply.Unavailable<SignedManifest> unavailable -> {
                    retryAfter = unavailable.retryAfter();
                    fail(DownloadState.DOWNLOAD_FAILED, SyncFailure.of(unavailable), attempt);
                }
            }
        } catch (CancellationException canceled) {
            canceled(attempt);
            throw canceled;
        } finally {
            leaveAtRest();
        }
        return progress.state();
    }

    private void canceled(SyncAttempt attempt) {
        to(DownloadState.CANCELED);
        if (attempt.hasMoved()) {
            attempt.end(DownloadState.CANCELED.word(), title());
        }
    }

    /** A journal that cannot be written ends an attempt anywhere; the next must still be able to start. */
    private void leaveAtRest() {
        DownloadState state = progress.state();
        if (!state.isAtRest()) {
            to(state == DownloadState.DOWNLOADED ? DownloadState.APPLY_FAILED : DownloadState.DOWNLOAD_FAILED);
        }
    }

    private void offered(SignedManifest signed, SyncAttempt attempt) {
        Optional<PackageManifest> manifest = newest.read(signed, key);
        if (manifest.filter(newest::isInstalled).isPresent()) {
            newest.confirm(time.clock().instant());
            to(DownloadState.NO_DATA);
            return;
        }
        Optional<InstallOutcome.Refused> leftAlone = manifest.flatMap(refusals::whyLeftAlone);
        if (leftAlone.isPresent()) {
            newest.past(manifest.get(), key)
                    .ifPresentOrElse(full -> offered(full, attempt), () -> rest(leftAlone.get()));
            return;
        }
        manifest.ifPresent(known -> progress = progress.offered(known));
        to(DownloadState.AVAILABLE);
        install(signed, manifest, attempt);
    }

    /** What was refused three times has not gone well because it is not fetched a fourth time. */
    private void rest(InstallOutcome.Refused why) {
        lastError = Optional.of(SyncFailure.of(why));
        to(DownloadState.SUSPENDED);
        if (!title().equals(toldResting)) {
            toldResting = title();
            LOG.warn("Package {} was refused {} times and rests until there is a newer one, Sync now or an order.",
                    toldResting, RefusedPackages.TRIES_MAX);
        }
    }

    private void install(SignedManifest signed, Optional<PackageManifest> manifest, SyncAttempt attempt) {
        long rows = manifest.map(PackageManifest::rows).orElse(0L);
        Optional<FrameDownload> frames =
                manifest.map(known -> new FrameDownload(client, calls, known, this::advanced));
        try {
            InstallOutcome outcome = packages.install(signed, (frame, offset) -> frames
                    .orElseThrow(() -> new IOException("nothing is fetched of a manifest that cannot be read"))
                    .open(frame, offset));
            frames.ifPresent(fetched -> attempt.moved(0, fetched.fetchedBytes()));
            switch (outcome) {
                case InstallOutcome.Installed done -> applied(done, attempt);
                case InstallOutcome.AlreadyInstalled ignored -> to(DownloadState.NO_DATA);
                case InstallOutcome.Refused refused -> {
                    attempt.refused(rows);
                    // What was refused unfetched costs nothing.
                    if (refused.reason() != PackageFault.NOT_ENOUGH_SPACE
                            && frames.filter(fetched -> fetched.fetchedBytes() > 0).isPresent()) {
                        manifest.ifPresent(known -> refusals.count(known, refused));
                    }
                    fail(DownloadState.APPLY_FAILED, SyncFailure.of(refused), attempt);
                }
            }
        } catch (IOException broken) {
            frames.ifPresent(fetched -> attempt.moved(0, fetched.fetchedBytes()));
            if (broken instanceof FetchBrokenException fetch && fetch.isCanceled()) {
                packages.withdraw();
                canceled(attempt);
                return;
            }
            boolean onTheWay = progress.state() == DownloadState.REQUESTED;
            fail(onTheWay ? DownloadState.DOWNLOAD_FAILED : DownloadState.APPLY_FAILED, broken instanceof
                    FetchBrokenException fetch ? fetch.failure()
                    : new SyncFailure(SyncFault.DISK, String.valueOf(broken.getMessage())), attempt);
        } catch (CancellationException canceled) {
            frames.ifPresent(fetched -> attempt.moved(0, fetched.fetchedBytes()));
            throw canceled;
        }
    }

    private void applied(InstallOutcome.Installed done, SyncAttempt attempt) {
        if (progress.state() != DownloadState.DOWNLOADED) {
            to(DownloadState.DOWNLOADED);
        }
        to(DownloadState.APPLIED);
        toldFailure = "";
        store.current().filter(done.generation()::equals).ifPresent(installed);
        if (done.warnings().isEmpty()) {
            attempt.end(DownloadState.APPLIED.word(), title(), done.rows());
        } else {
            attempt.moved(done.rows().values().stream().mapToLong(Long::longValue).sum(), 0);
            attempt.end(DownloadState.APPLIED.word(), title() + ", ",
                    new SyncFailure(SyncFault.EXPIRED, "although it has expired"));
        }
    }

    /** Told by the frames as they come. */
    private void advanced(long doneBytes) {
        if (progress.state() == DownloadState.AVAILABLE) {
            to(DownloadState.REQUESTED);
        }
        progress = progress.fetched(doneBytes);
        if (doneBytes == progress.totalBytes()) {
            to(DownloadState.DOWNLOADED);
        } else {
            changed.run();
        }
    }

    private void fail(DownloadState state, SyncFailure why, SyncAttempt attempt) {
        LOG.info("The {} package failed: {}", store.kind().code(), why.sentence());
        lastError = Optional.of(why);
        to(state);
        if (attempt.hasMoved() || !why.sentence().equals(toldFailure)) {
            attempt.end(state.word(), title() + ": ", why);
            toldFailure = why.sentence();
        }
    }

    private String title() {
        long version = progress.offeredVersion();
        return store.kind().code() + (version == 0 ? "" : " " + version);
    }

    private void to(DownloadState next) {
        progress = progress.to(next);
        changed.run();
    }
}
