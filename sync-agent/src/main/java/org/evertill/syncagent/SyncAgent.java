package org.evertill.syncagent;

import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.evertill.commerce.connection.OfflineProfile;
import org.evertill.commerce.transaction.JournalUnavailableException;
import org.evertill.exchange.packages.Generation;
import org.evertill.exchange.wire.SyncLogRequest.SyncLogEntry;
import org.evertill.offlinedb.SetAsideRecords;
import org.evertill.offlinedb.UnsentRecords;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a register and its scale unit in step in the background: records up, packages down. Starts after the first
 * sign-on, works whatever the connection's state except DISCONNECTED, and never changes that state. Every public method
 * may be called on any thread and returns at once, but for {@link #stop}.
 */
public final class SyncAgent {
    private static final Logger LOG = LoggerFactory.getLogger(SyncAgent.class);
    private static final int LOG_ROWS_SHOWN = 50;
    /** A cashier sees the count move; a replay of thousands of sales does not pay for each. */
    private static final long RECOUNT_DELAY_MILLIS = 200;

    private final SyncThreads threads;
    private final SyncedFiles files;
    private final SyncListener listener;
    private final SyncNews uploadNews;
    private final SyncNews downloadNews;
    private final UploadWorker uploadWorker;
    private final DownloadWorker downloadWorker;
    private final List<PackageDownload> packages;
    private final WorkSchedule uploads;
    private final WorkSchedule downloads;
    private final AtomicBoolean isRecounting = new AtomicBoolean();
    private final Object publishing = new Object();
    private UnsentRecords unsent = SyncStatus.UNKNOWN.unsent();
    private SetAsideRecords setAside = SyncStatus.UNKNOWN.setAside();
    private volatile SyncStatus status = SyncStatus.UNKNOWN;

    /** @param profile as the register knows it at its start */
    public SyncAgent(ScaleUnitClient client, ScaleUnitLine line, SyncThreads threads, SyncedFiles files,
            SyncTime time, OfflineProfile profile, SyncListener listener) {
        this.threads = threads;
        this.files = files;
        this.listener = listener;
        this.uploadNews = new SyncNews(time.clock(), this::lineIsBack);
        this.downloadNews = new SyncNews(time.clock(), this::lineIsBack);
        KnownProfile known = new KnownProfile(profile, listener.profile());
        SyncCalls uploadCalls = new SyncCalls(line);
        SyncCalls downloadCalls = new SyncCalls(line);
        this.uploadWorker =
                new UploadWorker(client, uploadCalls, files, time, uploadNews, this::recountAndPublish);
        PackageDownload privateFiles = new PackageDownload(
                client, downloadCalls, files.privateFiles(), files, time, this::publish, this::installed);
        PackageDownload reference = new PackageDownload(
                client, downloadCalls, files.reference(), files, time, this::publish, this::installed);
        this.packages = List.of(privateFiles, reference);
        this.downloadWorker =
                new DownloadWorker(client, downloadCalls, files, privateFiles, reference, known, downloadNews);
        this.uploads = new WorkSchedule(threads.uploads(), uploadCalls, uploadWorker::round,
                this::recountAndPublish, known, time.random());
        this.downloads = new WorkSchedule(threads.downloads(), downloadCalls, downloadWorker::round,
                this::afterDownload, known, time.random());
    }

    /**
     * Begins to synchronise; call it after the first sign-on, and again at each later start of the program.
     *
     * @param disconnected whether the register is off the line by 917; then nothing moves until {@link #disconnected}
     */
    public void start(boolean disconnected) {
        uploads.start(disconnected);
        downloads.start(disconnected);
        recountSoon();
    }

    /** Ends what runs, waits for it some seconds, and ends the threads. */
    public void stop() {
        uploads.stop();
        downloads.stop();
        threads.stop();
    }

    /** 917: off the line everything ends, uploads included; back on it everything is looked at anew. */
    public void disconnected(boolean disconnected) {
        if (disconnected) {
            uploads.disconnect();
            downloads.disconnect();
        } else {
            uploads.connect();
            downloads.connect();
        }
        recountSoon();
    }

    /** The scale unit answers again: nobody waits on as if the outage lasted. */
    public void lineIsBack() {
        uploads.lineIsBack();
        downloads.lineIsBack();
    }

    /** A person wants it all now: waits are cut short, what rests or was set aside is tried again. */
    public void syncNow() {
        packages.forEach(PackageDownload::forgive);
        uploadWorker.offerSetAside();
        uploads.hurry();
        downloads.hurry();
    }

    /** Something was committed. */
    public void wakeUpload() {
        uploads.wake();
        recountSoon();
    }

    /** The newest status; the listener has had the same. */
    public SyncStatus status() {
        return status;
    }

    /** Download thread. */
    private void afterDownload() {
        publish();
        if (!files.log().unreported(1).isEmpty()) {
            uploads.wake();
        }
    }

    private void installed(Generation generation) {
        LOG.info("Package {} {} is in use.", generation.kind().code(), generation.version());
        listener.installed().accept(generation);
    }

    private void recountSoon() {
        ScheduledExecutorService thread = threads.counts();
        if (isRecounting.compareAndSet(false, true)) {
            try {
                thread.schedule(() -> {
                    isRecounting.set(false);
                    recount();
                }, RECOUNT_DELAY_MILLIS, TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException stopped) {
                LOG.debug("the agent has been stopped", stopped);
            }
        }
    }

    /** Counting thread. What cannot be counted now is counted with the next commit or round. */
    private void recount() {
        try {
            recountAndPublish();
        } catch (RuntimeException e) {
            LOG.error("What is unsent could not be counted", e);
        }
    }

    /** Counting thread, or the upload thread at the end of a round. */
    private void recountAndPublish() {
        try {
            UnsentRecords counted = files.uploads().unsent();
            SetAsideRecords aside = files.uploads().setAside();
            synchronized (publishing) {
                unsent = counted;
                setAside = aside;
            }
        } catch (JournalUnavailableException unreadable) {
            LOG.error("What is unsent could not be counted", unreadable);
        }
        publish();
    }

    /** Either worker's thread. */
    private void publish() {
        List<SyncLogEntry> newest = newestRows();
        synchronized (publishing) {
            SyncNews.Contact contact = uploadNews.contact().and(downloadNews.contact());
            List<PackageProgress> progress = downloadWorker.progress();
            status = new SyncStatus(uploads.state(), downloads.state(), unsent, setAside, progress,
                    contact.lastAttempt(), contact.lastSuccess(),
                    contact.lastError().map(SyncFailure::sentence).orElse(""),
                    contact.lastError().map(SyncFailure::fault).orElse(""),
                    contact.silentSince(), databaseBytes(),
                    files.freeBytes().get(), newest);
            listener.status().accept(status);
        }
    }

    /** That the journal cannot be read must still be shown, with the rows that were read last. */
    private List<SyncLogEntry> newestRows() {
        try {
            return files.log().newest(LOG_ROWS_SHOWN);
        } catch (JournalUnavailableException unreadable) {
            LOG.error("The sync log could not be read", unreadable);
            return status.log();
        }
    }

    private long databaseBytes() {
        return files.journalBytes().getAsLong()
                + files.reference().current().map(Generation::bytes).orElse(0L)
                + files.privateFiles().current().map(Generation::bytes).orElse(0L);
    }
}
