package org.evertill.scaleunit.headquarters;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evertill.exchange.link.RegisterReport;
import org.evertill.exchange.packages.Edition;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.wire.DownloadState;
import org.evertill.exchange.wire.RegisterReportRequest.Downloads;
import org.evertill.exchange.wire.SyncLogRequest.SyncLogEntry;

/**
 * The download sessions of all offline databases, each worked out of its register's last report and the packages there
 * are: a hundred thousand registers are a hundred thousand cursors, however many jobs and packages.
 *
 * <pre>
 *   never told ──► Started      has the newest ──► Applied       behind, and
 *                                                                  its register tells of a failure ──► that failure
 *                                                                  it gave up after some tries ──────► Suspended
 *                                                                  else ─────────────────────────────► Available
 * </pre>
 */
public final class DownloadSessions {
    private final ChannelDatabases databases;
    private final Publisher publisher;
    private final RegisterAttempts attempts;

    DownloadSessions(ChannelDatabases databases, Publisher publisher, RegisterAttempts attempts) {
        this.databases = databases;
        this.publisher = publisher;
        this.attempts = attempts;
    }

    /** One of each offline database that is not retired, by store and register. */
    public List<DownloadSession> all() throws IOException, SQLException {
        Map<String, Long> newest = new HashMap<>();
        List<DownloadSession> sessions = new ArrayList<>();
        for (ChannelDatabase database : databases.all()) {
            if (database.offline() && database.retiredAt().isEmpty()) {
                sessions.add(session(database, newest));
            }
        }
        return sessions;
    }

    /** What did not go well at a register, newest first, as long as it is kept. */
    public List<SyncLogEntry> history(String storeNumber, String registerNumber, int atMost) throws SQLException {
        return attempts.newest(storeNumber, registerNumber, atMost);
    }

    private DownloadSession session(ChannelDatabase database, Map<String, Long> newest) throws IOException {
        Optional<RegisterReport> report = database.report();
        String edition = report.map(told -> told.told().referenceEdition()).filter(code -> !code.isEmpty())
                .orElse(database.dataGroup());
        Long published = newest.get(edition);
        if (published == null) {
            published = edition.isEmpty() ? 0
                    : publisher.shelf(Edition.ofCode(edition), DatabaseKind.REFERENCE).newestVersion();
            newest.put(edition, published);
        }
        long installed = report.map(told -> told.told().referenceVersion()).orElse(0L);
        Optional<Downloads> downloads = report.flatMap(told -> Optional.ofNullable(told.told().downloads()));
        DownloadState state = state(report.isPresent(), installed, published, downloads);
        return new DownloadSession(database, edition, installed, published, state,
                downloads.map(Downloads::tries).orElse(0), report.map(RegisterReport::reportedAt),
                state.needsAttention() ? downloads.flatMap(told -> told.attempts().stream().findFirst())
                        : Optional.empty());
    }

    private static DownloadState state(boolean heard, long installed, long published,
            Optional<Downloads> downloads) {
        if (!heard) {
            return DownloadState.STARTED;
        }
        DownloadState told = downloads.flatMap(session -> DownloadState.ofWord(session.state()))
                .orElse(DownloadState.NO_DATA);
        if (told.needsAttention()) {
            return told;
        }
        return installed >= published ? DownloadState.APPLIED : DownloadState.AVAILABLE;
    }
}
