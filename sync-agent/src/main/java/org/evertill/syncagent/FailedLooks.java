package org.evertill.syncagent;

import java.time.Instant;
import java.util.Locale;
import org.evertill.exchange.tables.Direction;
import org.evertill.exchange.tables.SchedulerJob;
import org.evertill.exchange.tables.Timestamps;
import org.evertill.exchange.wire.DownloadState;
import org.evertill.exchange.wire.SyncLogRequest.SyncLogEntry;
import org.evertill.offlinedb.SyncLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks that met no scale unit. A run of the same failure is one row of the sync log and one line of the program's,
 * however many looks it lasts; what it came to is told when somebody answers again. Download thread only.
 */
final class FailedLooks {
    private static final Logger LOG = LoggerFactory.getLogger(FailedLooks.class);

    private final SyncLog log;
    private final SyncNews news;
    private int times;

    FailedLooks(SyncLog log, SyncNews news) {
        this.log = log;
        this.news = news;
    }

    /** A look that began then has failed now. */
    void failed(SyncFailure why, Instant begun) {
        SyncNews.FailedRun run = news.failed(why);
        times++;
        if (run.times() == 1) {
            LOG.warn("Looking for packages failed, and is tried again: {}", why.sentence());
            log.begin(new SyncLogEntry(0, SchedulerJob.ALL.number(), Direction.DOWN.name().toLowerCase(Locale.ROOT),
                    DownloadState.DOWNLOAD_FAILED.word(), Timestamps.text(begun), Timestamps.text(run.at()), 0, 0, 0,
                    0, 0, why.sentence(), why.fault()));
        }
    }

    /** The scale unit has answered. */
    void answered() {
        if (times > 0) {
            LOG.info("The scale unit answers again; {} looks had failed.", times);
            times = 0;
            news.answers();
        }
    }
}
