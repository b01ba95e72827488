package org.evertill.scaleunit.headquarters;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evertill.exchange.link.RegisterReport;
import org.evertill.exchange.link.StandingOrder;
import org.evertill.exchange.packages.Edition;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.wire.DownloadOrder;
import org.evertill.exchange.wire.DownloadState;
import org.evertill.exchange.wire.RegisterReportRequest;
import org.evertill.exchange.wire.RegisterReportRequest.Downloads;
import org.evertill.exchange.wire.SyncLogRequest.SyncLogEntry;
import org.evertill.scaleunit.storage.DownloadOrders;

/**
 * The download sessions of all channel databases and offline databases, each worked out of its last report, the
 * packages there are and what is ordered for it: a hundred thousand registers are a hundred thousand cursors, however
 * many jobs and packages.
 *
 * <pre>
 *   canceled by an order ──► Canceled     to be tried or synchronised in full by one ──► Available, until it is told
 *                                                                                        of another failure
 *   never told ──► Started      has the newest ──► Applied       behind, and
 *                                                                  it tells of a failure ─────────────► that failure
 *                                                                  it gave up after some tries ──────► Suspended
 *                                                                  else ─────────────────────────────► Available
 * </pre>
 */
public final class DownloadSessions {
    private final ChannelDatabases databases;
    private final Publisher publisher;
    private final RegisterAttempts attempts;
    private final DownloadOrders orders;

    DownloadSessions(ChannelDatabases databases, Publisher publisher, RegisterAttempts attempts,
            DownloadOrders orders) {
        this.databases = databases;
        this.publisher = publisher;
        this.attempts = attempts;
        this.orders = orders;
    }

    /** One of each database that is not retired, by store, the channel's before its registers'. */
    public List<DownloadSession> all() throws IOException, SQLException {
        Map<List<String>, StandingOrder> standing = new HashMap<>();
        orders.all().forEach(order -> standing.put(List.of(order.storeNumber(), order.registerNumber()), order));
        Map<List<String>, Long> newest = new HashMap<>();
        List<DownloadSession> sessions = new ArrayList<>();
        for (ChannelDatabase database : databases.all()) {
            if (database.retiredAt().isEmpty()) {
                StandingOrder order = standing.get(
                        List.of(database.storeNumber(), database.registerNumber().orElse("")));
                boolean stands = order != null && !SessionOrders.isOver(order, database.dataGroup(), publisher);
                sessions.add(session(database, newest, stands ? Optional.of(order) : Optional.empty()));
            }
        }
        return sessions;
    }

    /**
     * The session of a database.
     *
     * @throws RowRefusedException with a sentence, when there is no such database or it is retired
     */
    public DownloadSession of(String databaseCode) throws IOException, SQLException {
        Optional<DownloadSession> found =
                all().stream().filter(session -> session.database().code().equals(databaseCode)).findFirst();
        if (found.isEmpty()) {
            boolean isRetired = databases.all().stream().anyMatch(database -> database.code().equals(databaseCode));
            throw new RowRefusedException(isRetired
                    ? databaseCode + " is retired: its register does not support offline any more."
                    : "There is no database " + databaseCode + "; 'scale-unit databases' shows those there are.");
        }
        return found.get();
    }

    /** What did not go well at a register, or the channel (no number), and what was ordered of it, newest first. */
    public List<SyncLogEntry> history(String storeNumber, String registerNumber, int atMost) throws SQLException {
        return attempts.newest(storeNumber, registerNumber, atMost);
    }

    private DownloadSession session(ChannelDatabase database, Map<List<String>, Long> newest,
            Optional<StandingOrder> order) throws IOException {
        Optional<RegisterReport> report = database.report();
        // What it has of another data group counts for nothing in the one its store is in now.
        Optional<String> told = report.map(heard -> heard.told().referenceEdition())
                .filter(code -> isOf(database.dataGroup(), code));
        String edition = told.orElse(database.dataGroup());
        long published = newest(edition, DatabaseKind.REFERENCE, newest);
        long installed = told.isEmpty() ? 0 : report.orElseThrow().told().referenceVersion();
        long privateBehind = privateBehind(database, edition, newest);
        Optional<Downloads> downloads = report.flatMap(heard -> Optional.ofNullable(heard.told().downloads()));
        DownloadState state = order.isPresent() ? ordered(order.get(), downloads)
                : state(report.isPresent(), installed >= published && privateBehind == 0, downloads);
        return new DownloadSession(database, edition, installed, published, privateBehind, state,
                downloads.map(Downloads::tries).orElse(0), report.map(RegisterReport::reportedAt),
                state.needsAttention() ? downloads.flatMap(tells -> tells.attempts().stream().findFirst())
                        : Optional.empty(), order);
    }

    /** Its staff and settings may be of another edition than its products still, and are counted in their own. */
    private long privateBehind(ChannelDatabase database, String edition, Map<List<String>, Long> newest)
            throws IOException {
        Optional<RegisterReportRequest> told = database.report().map(RegisterReport::told)
                .filter(heard -> isOf(database.dataGroup(), heard.privateEdition()));
        long published = newest(told.map(RegisterReportRequest::privateEdition).orElse(edition),
                DatabaseKind.PRIVATE, newest);
        return Math.max(0, published - told.map(RegisterReportRequest::privateVersion).orElse(0L));
    }

    /** The newest version that is published of an edition, looked up once for all databases that follow it. */
    private long newest(String edition, DatabaseKind kind, Map<List<String>, Long> known) throws IOException {
        List<String> key = List.of(edition, kind.code());
        Long published = known.get(key);
        if (published == null) {
            published = edition.isEmpty() ? 0 : publisher.shelf(Edition.ofCode(edition), kind).newestVersion();
            known.put(key, published);
        }
        return published;
    }

    /** Whether an edition is of a data group; what a device tells need not be one at all. */
    private static boolean isOf(String dataGroup, String code) {
        try {
            return Edition.ofCode(code).dataGroup().equals(dataGroup);
        } catch (IllegalArgumentException notOne) {
            return false;
        }
    }

    private static DownloadState ordered(StandingOrder order, Optional<Downloads> downloads) {
        if (order.order().kind() == DownloadOrder.Kind.CANCEL) {
            return DownloadState.CANCELED;
        }
        return downloads.filter(told -> tellsOf(told, order))
                .flatMap(told -> DownloadState.ofWord(told.state())).filter(DownloadState::needsAttention)
                .orElse(DownloadState.AVAILABLE);
    }

    /** Whether what was told counts beside an order: what went wrong before it was given is over. */
    private static boolean tellsOf(Downloads told, StandingOrder order) {
        return !told.takes(order.order().kind())
                || told.order() != null && told.order().id().equals(order.order().id())
                || told.lastAttemptAt() != null && told.lastAttemptAt().compareTo(order.orderedAt()) > 0;
    }

    private static DownloadState state(boolean heard, boolean hasTheNewest, Optional<Downloads> downloads) {
        if (!heard) {
            return DownloadState.STARTED;
        }
        DownloadState told = downloads.flatMap(session -> DownloadState.ofWord(session.state()))
                .orElse(DownloadState.NO_DATA);
        if (told.needsAttention()) {
            return told;
        }
        return hasTheNewest ? DownloadState.APPLIED : DownloadState.AVAILABLE;
    }
}
