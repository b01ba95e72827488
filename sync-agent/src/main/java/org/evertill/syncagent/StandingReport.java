package org.evertill.syncagent;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.evertill.commerce.transaction.JournalUnavailableException;
import org.evertill.exchange.packages.Generation;
import org.evertill.exchange.packages.GenerationStore;
import org.evertill.exchange.tables.Timestamps;
import org.evertill.exchange.wire.DownloadOrder;
import org.evertill.exchange.wire.RegisterReportAnswer;
import org.evertill.exchange.wire.RegisterReportRequest;
import org.evertill.exchange.wire.RegisterReportRequest.Downloads;
import org.evertill.exchange.wire.SyncLogRequest.SyncLogEntry;
import org.evertill.offlinedb.SyncLog;
import org.evertill.offlinedb.UnsentRecords;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells headquarters where this register stands, whether or not anybody sells here. For one thread. */
record StandingReport(ScaleUnitClient client, SyncCalls calls, SyncedFiles files) {
    private static final Logger LOG = LoggerFactory.getLogger(StandingReport.class);
    private static final Duration ANSWER_DEADLINE = Duration.ofSeconds(30);
    private static final int ATTEMPTS_LOOKED_AT = 20;
    private static final int ATTEMPTS_TOLD = 5;

    /**
     * Tells it with how the downloads stand. Never a reason to fail.
     *
     * @return what headquarters wants
     */
    Optional<DownloadOrder> tell(Downloads session) {
        try {
            UnsentRecords unsent = files.uploads().unsent();
            RegisterReportRequest report = new RegisterReportRequest(
                    edition(files.reference()), version(files.reference()),
                    edition(files.privateFiles()), version(files.privateFiles()),
                    unsent.records(), unsent.oldest().map(Timestamps::text).orElse(null), session);
            if (calls.await(client.report(report), ANSWER_DEADLINE)
                    instanceof Reply.Answered<RegisterReportAnswer>(RegisterReportAnswer answer)) {
                return Optional.ofNullable(answer.order());
            }
            LOG.info("The scale unit did not take this register's report; the next follows with the next round.");
        } catch (JournalUnavailableException unreadable) {
            LOG.error("What is unsent could not be counted", unreadable);
        }
        return Optional.empty();
    }

    /** What of the newest attempts did not go well, newest first. */
    static List<SyncLogEntry> failures(SyncLog log) {
        return log.newest(ATTEMPTS_LOOKED_AT).stream().filter(attempt -> attempt.fault() != null)
                .limit(ATTEMPTS_TOLD).toList();
    }

    private static String edition(GenerationStore store) {
        return store.sound().map(Generation::dataGroup).orElse("");
    }

    private static long version(GenerationStore store) {
        return store.sound().map(Generation::version).orElse(0L);
    }
}
