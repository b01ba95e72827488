package org.evertill.syncagent;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.evertill.commerce.connection.OfflineProfile;
import org.evertill.exchange.facts.RegisterReader;
import org.evertill.exchange.packages.GenerationReader;
import org.evertill.exchange.packages.RefusedPackages;
import org.evertill.exchange.tables.Timestamps;
import org.evertill.exchange.wire.DownloadOrder;
import org.evertill.exchange.wire.DownloadState;
import org.evertill.exchange.wire.RegisterReportRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the register's profile and its packages down: staff and register first, since they say whether this register
 * gets the rest. Never touches the journal but for the sync log, and never keeps a sale waiting. Its rounds run on the
 * download thread.
 */
final class DownloadWorker {
    private static final Logger LOG = LoggerFactory.getLogger(DownloadWorker.class);
    private static final Duration ANSWER_DEADLINE = Duration.ofSeconds(30);

    private final ScaleUnitClient client;
    private final SyncCalls calls;
    private final SyncedFiles files;
    private final PackageDownload privateFiles;
    private final PackageDownload reference;
    private final KnownProfile profile;
    private final SyncNews news;
    private final StandingReport standing;
    private final GivenOrders orders = new GivenOrders();
    private final FailedLooks looks;
    private int failures;
    /** Failed rounds since the last that went well, over all that rested in between. */
    private int tries;

    DownloadWorker(ScaleUnitClient client, SyncCalls calls, SyncedFiles files, PackageDownload privateFiles,
            PackageDownload reference, KnownProfile profile, SyncNews news) {
        this.client = client;
        this.calls = calls;
        this.files = files;
        this.privateFiles = privateFiles;
        this.reference = reference;
        this.profile = profile;
        this.news = news;
        this.standing = new StandingReport(client, calls, files);
        this.looks = new FailedLooks(files.log(), news);
    }

    /** One round: profile, private package, reference package. */
    WorkSchedule.End round() {
        Instant begun = news.attempted();
        // Asked for by itself, because a register whose packages are paused would never hear that they no longer are.
        switch (calls.await(client.offlineProfile(), ANSWER_DEADLINE)) {
            case Reply.Answered<OfflineProfile>(OfflineProfile published) -> profile.published(published);
            case Reply.Refused<OfflineProfile> refused ->
                    LOG.info("The scale unit gives no profile: {}", refused.detail());
            case Reply.Unavailable<OfflineProfile> unavailable -> {
                looks.failed(SyncFailure.of(unavailable), begun);
                return new WorkSchedule.End.Failed(unavailable.retryAfter());
            }
        }
        looks.answered();
        notePause();
        if (profile.get().pauseOfflineSynchronization()) {
            privateFiles.suspend();
            reference.suspend();
            tries = 0;
            news.succeeded();
            // What is wanted waits until they are not: headquarters hears with the next report that this one knows.
            report();
            return new WorkSchedule.End.Well();
        }
        WorkSchedule.End end = bringPackages();
        report();
        Optional<DownloadOrder> order = orders.begin();
        if (order.isPresent()) {
            end = carryOut(order.get());
            report();
        }
        return end;
    }

    /** Tells who looks at the data folder from outside; what cannot be written is written in the next round. */
    private void notePause() {
        OfflineProfile followed = profile.get();
        try {
            files.pause().keep(followed.pauseOfflineSynchronization() ? Optional.of(followed.name())
                    : Optional.empty());
        } catch (IOException e) {
            LOG.info("That packages are paused, or no longer, could not be noted: {}", e.toString());
        }
    }

    /** Headquarters wants it at once, whatever rests. */
    private WorkSchedule.End carryOut(DownloadOrder order) {
        LOG.info("Headquarters orders: {}", order.kind());
        failures = 0;
        try {
            for (PackageDownload download : List.of(privateFiles, reference)) {
                switch (order.kind()) {
                    case FULL -> download.beginAnew();
                    case RETRY, CANCEL, UNKNOWN -> download.forgive();
                }
            }
        } catch (IOException e) {
            LOG.error("What headquarters orders could not be noted; it repeats it", e);
            orders.forget();
        }
        return bringPackages();
    }

    private void report() {
        standing.tell(session()).ifPresent(orders::heard);
    }

    /** The worse of the two kinds; of one that does not sell offline, that of its settings. */
    private RegisterReportRequest.Downloads session() {
        DownloadState guarded = privateFiles.progress().state();
        DownloadState state = supportsOffline() && !guarded.needsAttention() ? reference.progress().state() : guarded;
        // While packages are paused that is the reason, and what failed before is not.
        return new RegisterReportRequest.Downloads(state.word(), tries, profile.get().pauseOfflineSynchronization()
                ? List.of() : StandingReport.failures(files.log()),
                news.contact().lastAttempt().map(Timestamps::text).orElse(null),
                news.contact().lastSuccess().map(Timestamps::text).orElse(null), orders.told());
    }

    private WorkSchedule.End bringPackages() {
        privateFiles.attempt();
        List<PackageDownload> tried = List.of(privateFiles);
        if (supportsOffline()) {
            reference.attempt();
            tried = List.of(privateFiles, reference);
        } else {
            reference.suspend();
        }
        orders.attempted(tried);
        List<PackageDownload> failed =
                tried.stream().filter(download -> download.progress().state().isFailure()).toList();
        if (failed.isEmpty()) {
            failures = 0;
            Optional<SyncFailure> leftAlone =
                    tried.stream().flatMap(download -> download.lastError().stream()).findFirst();
            leftAlone.ifPresentOrElse(news::failed, () -> {
                tries = 0;
                news.succeeded();
            });
            return new WorkSchedule.End.Well();
        }
        tries++;
        failed.getFirst().lastError().ifPresent(news::failed);
        failures++;
        if (failures < RefusedPackages.TRIES_MAX) {
            return new WorkSchedule.End.Unfinished(failed.stream()
                    .flatMap(download -> download.retryAfter().stream())
                    .max(Duration::compareTo));
        }
        failures = 0;
        failed.forEach(PackageDownload::suspend);
        return new WorkSchedule.End.GaveUp();
    }

    /** Whether headquarters says that this register sells offline; no, while it has said nothing. */
    private boolean supportsOffline() {
        try (GenerationReader reader = files.privateFiles().reader().orElse(null)) {
            return reader != null && new RegisterReader(reader.connection())
                    .register(files.identity().storeNumber(), files.identity().registerNumber())
                    .filter(RegisterReader.Register::supportOffline)
                    .isPresent();
        } catch (SQLException e) {
            LOG.error("The private file cannot be read; packages wait for the next", e);
            return false;
        }
    }

    /** Where the packages stand, the private one first. Any thread. */
    List<PackageProgress> progress() {
        return List.of(privateFiles.progress(), reference.progress());
    }
}
