package org.evertill.syncagent;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.commerce.transaction.JournalUnavailableException;
import org.evertill.exchange.tables.Direction;
import org.evertill.exchange.tables.SchedulerJob;
import org.evertill.exchange.wire.DownloadState;
import org.evertill.exchange.wire.SyncLogRequest;
import org.evertill.exchange.wire.SyncLogRequest.SyncLogEntry;
import org.evertill.offlinedb.SyncLog;
import org.evertill.offlinedb.UploadQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the journal's records and the sync log up to the scale unit. Never changes the connection's state: what it
 * meets is told by {@link SyncNews} only. Its rounds run on the upload thread.
 */
final class UploadWorker {
    static final String UPLOADED = "Uploaded";
    static final String UPLOAD_FAILED = "Upload failed";
    private static final Duration SENDS_AGAIN_AFTER = Duration.ofMinutes(1);
    private static final Logger LOG = LoggerFactory.getLogger(UploadWorker.class);
    private static final Duration REPORT_DEADLINE = Duration.ofSeconds(30);
    private static final int REPORTED_AT_ONCE = 200;

    private final ScaleUnitClient client;
    private final SyncCalls calls;
    private final UploadQueue queue;
    private final SyncLog log;
    private final SyncTime time;
    private final SyncNews news;
    private final Runnable changed;
    /** What the last row about a failure said, so that a long outage is one row and not hundreds. */
    private String toldFailure = "";
    /** Why the sync log could not be reported when that was last told; empty when it was reported. */
    private String toldUnreported = "";
    /** Until when the scale unit has asked to be left alone with the sync log. */
    private Instant reportNotBefore = Instant.MIN;
    /** When what earlier rounds sent in vain was last sent again. */
    private Instant sentAgainAt = Instant.EPOCH;
    /** Records that could not be read when that was last told. */
    private long toldUnreadable;
    /** Records whose outcome was not known when that was last told. */
    private long toldOutcomeUnknown;
    /** Records the scale unit was too old for when that was last told. */
    private long toldNotYet;
    /** Whether what is set aside is to be offered once more: what it was set aside for may be mended meanwhile. */
    private final AtomicBoolean offersSetAside = new AtomicBoolean(true);

    /** @param changed runs when something the status shows has changed */
    UploadWorker(ScaleUnitClient client, SyncCalls calls, SyncedFiles files, SyncTime time, SyncNews news,
            Runnable changed) {
        this.client = client;
        this.calls = calls;
        this.queue = files.uploads();
        this.log = files.log();
        this.time = time;
        this.news = news;
        this.changed = changed;
    }

    /** Has the next round offer again what is set aside, as the first of a program does. Any thread. */
    void offerSetAside() {
        offersSetAside.set(true);
    }

    /** One round: everything unsent, then the news of the sync log. */
    WorkSchedule.End round() {
        boolean offers = offersSetAside.getAndSet(false);
        boolean isDone = false;
        SyncAttempt attempt = new SyncAttempt(log, time.clock(), SchedulerJob.CHANNEL_TRANSACTIONS, Direction.UP);
        try {
            boolean hasWork = !queue.next(1, 1).isEmpty();
            if (hasWork) {
                news.attempted();
                changed.run();
            }
            UploadRound.Result result = new UploadRound(client, calls, queue, attempt, changed)
                    .run(sendsLeftBehind(offers), offers);
            isDone = result instanceof UploadRound.Result.Done;
            return switch (result) {
                case UploadRound.Result.Done() -> done(attempt, hasWork);
                case UploadRound.Result.NotOffered(SyncFailure why) -> {
                    stopped(attempt, why, Optional.empty());
                    // A sale that comes meanwhile waits for nothing that had been answered for.
                    yield new WorkSchedule.End.Well();
                }
                case UploadRound.Result.Stopped(SyncFailure why, Optional<Duration> retryAfter) ->
                        stopped(attempt, why, retryAfter);
            };
        } catch (CancellationException canceled) {
            if (attempt.hasMoved()) {
                attempt.end(DownloadState.CANCELED.word(), "");
            }
            throw canceled;
        } catch (JournalUnavailableException unreadable) {
            return journalUnreadable(unreadable);
        } finally {
            if (offers && !isDone) {
                offersSetAside.set(true);
            }
        }
    }

    /** Not with every sale: they may be many, and nothing about them changes from one sale to the next. */
    private boolean sendsLeftBehind(boolean asked) {
        Instant now = time.clock().instant();
        boolean isTime = now.isBefore(sentAgainAt) || !now.isBefore(sentAgainAt.plus(SENDS_AGAIN_AFTER));
        if (asked || isTime) {
            sentAgainAt = now;
        }
        return asked || isTime;
    }

    /** Without a row of the sync log: that is in the same file. */
    private WorkSchedule.End journalUnreadable(JournalUnavailableException unreadable) {
        LOG.error("The upload stopped: the journal does not give its records", unreadable);
        news.failed(new SyncFailure(SyncFault.JOURNAL_UNREADABLE, "The journal of this register cannot be read: what is"
                + " unsent stays here. Check the disk and run 'evertill journal verify'."));
        return new WorkSchedule.End.Failed(Optional.empty());
    }

    private WorkSchedule.End done(SyncAttempt attempt, boolean hadWork) {
        Optional<SyncFailure> left = newlyLeftBehind();
        if (left.isPresent()) {
            LOG.error(left.get().sentence());
            attempt.end(UPLOAD_FAILED, "", left.get());
        } else if (hadWork || attempt.hasMoved()) {
            attempt.end(UPLOADED, "");
        }
        // After a failure without anything unsent: what is set aside was answered for, once more as before.
        if (hadWork || attempt.hasMoved() || !toldFailure.isEmpty()) {
            news.succeeded();
            toldFailure = "";
            // Where nobody sold in the outage, the looks alone met it.
            news.answers();
        }
        if (!time.clock().instant().isBefore(reportNotBefore)) {
            report();
        }
        return new WorkSchedule.End.Well();
    }

    /** Records that stay unsent although everything was sent, where they are more than when that was last told. */
    private Optional<SyncFailure> newlyLeftBehind() {
        long unreadable = count(queue.unreadable());
        long outcomeUnknown = count(queue.outcomeUnknown());
        long notYet = count(queue.notYet());
        Optional<SyncFailure> news = Optional.empty();
        if (unreadable > toldUnreadable) {
            news = Optional.of(new SyncFailure(SyncFault.RECORDS_UNREADABLE, "These records cannot be read and stay"
                    + " here, unsent: " + queue.unreadable() + ". Everything else went up. Check the disk and run"
                    + " 'evertill journal rescue'."));
        } else if (outcomeUnknown > toldOutcomeUnknown) {
            news = Optional.of(new SyncFailure(SyncFault.OUTCOME_UNKNOWN, "What the scale unit answered for these"
                    + " records says nothing this program knows; they stay unsent and are sent again: "
                    + queue.outcomeUnknown() + ". Update the register, or look at what stands between the two."));
        } else if (notYet > toldNotYet) {
            news = Optional.of(new SyncFailure(SyncFault.RECORDS_TOO_NEW, "The scale unit is older than this register"
                    + " and does not know these records yet; they stay unsent and are sent again: " + queue.notYet()
                    + ". Update the scale unit."));
        }
        toldNotYet = notYet;
        toldUnreadable = unreadable;
        toldOutcomeUnknown = outcomeUnknown;
        return news;
    }

    private static long count(Map<RegisterIdentity, List<Long>> numbers) {
        return numbers.values().stream().mapToLong(List::size).sum();
    }

    private WorkSchedule.End stopped(SyncAttempt attempt, SyncFailure why, Optional<Duration> retryAfter) {
        LOG.info("The upload stopped: {}", why.sentence());
        news.failed(why);
        if (attempt.hasMoved() || !why.sentence().equals(toldFailure)) {
            attempt.end(UPLOAD_FAILED, "", why);
            toldFailure = why.sentence();
        }
        return new WorkSchedule.End.Failed(retryAfter);
    }

    /** What cannot be reported now is reported after a later round: it is no reason to keep sales waiting. */
    private void report() {
        List<SyncLogEntry> entries = log.unreported(REPORTED_AT_ONCE);
        while (!entries.isEmpty()) {
            Reply<Boolean> reply = calls.await(client.reportSyncLog(new SyncLogRequest(entries)), REPORT_DEADLINE);
            switch (reply) {
                case Reply.Answered<Boolean> _ -> toldUnreported = "";
                case Reply.Refused<Boolean> refused -> {
                    tellUnreported(refused.detail());
                    return;
                }
                case Reply.Unavailable<Boolean> unavailable -> {
                    tellUnreported(unavailable.detail());
                    unavailable.retryAfter().ifPresent(wait -> reportNotBefore = time.clock().instant().plus(wait));
                    return;
                }
            }
            log.reported(entries);
            entries = log.unreported(REPORTED_AT_ONCE);
        }
    }

    private void tellUnreported(String why) {
        if (!why.equals(toldUnreported)) {
            LOG.info("The sync log could not be reported, and is tried again: {}", why);
            toldUnreported = why;
        }
    }
}
