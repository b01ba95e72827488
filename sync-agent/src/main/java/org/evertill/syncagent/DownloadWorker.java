package org.evertill.syncagent;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.evertill.commerce.connection.OfflineProfile;
import org.evertill.exchange.facts.RegisterReader;
import org.evertill.exchange.packages.GenerationReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the register's profile and its packages down: staff and register first, since they say whether this register
 * gets the rest. Never touches the journal but for the sync log, and never keeps a sale waiting. Its rounds run on the
 * download thread.
 */
final class DownloadWorker {
    private static final Logger LOG = LoggerFactory.getLogger(DownloadWorker.class);
    private static final Duration PROFILE_DEADLINE = Duration.ofSeconds(30);

    private final ScaleUnitClient client;
    private final SyncCalls calls;
    private final SyncedFiles files;
    private final PackageDownload privateFiles;
    private final PackageDownload reference;
    private final KnownProfile profile;
    private final SyncNews news;
    private int failures;

    DownloadWorker(ScaleUnitClient client, SyncCalls calls, SyncedFiles files, PackageDownload privateFiles,
            PackageDownload reference, KnownProfile profile, SyncNews news) {
        this.client = client;
        this.calls = calls;
        this.files = files;
        this.privateFiles = privateFiles;
        this.reference = reference;
        this.profile = profile;
        this.news = news;
    }

    /** One round: profile, private package, reference package. */
    WorkSchedule.End round() {
        news.attempted();
        // Asked for by itself, because a register whose packages are paused would never hear that they no longer are.
        switch (calls.await(client.offlineProfile(), PROFILE_DEADLINE)) {
            case Reply.Answered<OfflineProfile>(OfflineProfile published) -> profile.published(published);
            case Reply.Refused<OfflineProfile> refused ->
                    LOG.info("The scale unit gives no profile: {}", refused.detail());
            case Reply.Unavailable<OfflineProfile> unavailable -> {
                news.failed(SyncFailure.of(unavailable));
                return new WorkSchedule.End.Failed(unavailable.retryAfter());
            }
        }
        if (profile.get().pauseOfflineSynchronization()) {
            privateFiles.suspend();
            reference.suspend();
            news.succeeded();
            return new WorkSchedule.End.Well();
        }
        return bringPackages();
    }

    private WorkSchedule.End bringPackages() {
        privateFiles.attempt();
        if (supportsOffline()) {
            reference.attempt();
        } else {
            reference.suspend();
        }
        List<PackageDownload> failed = Stream.of(privateFiles, reference)
                .filter(download -> download.progress().state().isFailure())
                .toList();
        if (failed.isEmpty()) {
            failures = 0;
            news.succeeded();
            return new WorkSchedule.End.Well();
        }
        failed.getFirst().lastError().ifPresent(news::failed);
        failures++;
        if (failures < PackageDownload.TRIES_MAX) {
            return new WorkSchedule.End.Failed(failed.stream()
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
