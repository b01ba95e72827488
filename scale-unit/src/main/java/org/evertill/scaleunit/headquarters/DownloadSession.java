package org.evertill.scaleunit.headquarters;

import java.util.Optional;
import org.evertill.exchange.link.StandingOrder;
import org.evertill.exchange.wire.DownloadState;
import org.evertill.exchange.wire.RegisterReportRequest.Downloads;
import org.evertill.exchange.wire.SyncLogRequest.SyncLogEntry;

/**
 * Where the downloads of one database stand: its cursor beside what has been published. Nothing of it is kept
 * per package or job.
 *
 * @param edition   the packages it follows; empty before it has told of any
 * @param installed the version it has of products and prices; 0 for none
 * @param newest    the newest that is published of them; 0 for none
 * @param privateBehind how many versions it is behind with staff and settings
 * @param tries     failures since it last went well
 * @param heardAt   when its register last told, an ISO-8601 instant; empty before
 * @param failure   the newest of its attempts that did not go well, while it has not got over it
 * @param order     what is wanted of it and not known to be carried out
 */
public record DownloadSession(ChannelDatabase database, String edition, long installed, long newest,
        long privateBehind, DownloadState state, int tries, Optional<String> heardAt, Optional<SyncLogEntry> failure,
        Optional<StandingOrder> order) {

    /** When it last tried, an ISO-8601 instant; empty where it has not told. */
    public Optional<String> lastAttemptAt() {
        return downloads().flatMap(told -> Optional.ofNullable(told.lastAttemptAt()));
    }

    /** When that last went well; empty where it has not told. */
    public Optional<String> lastSuccessAt() {
        return downloads().flatMap(told -> Optional.ofNullable(told.lastSuccessAt()));
    }

    private Optional<Downloads> downloads() {
        return database.report().flatMap(report -> Optional.ofNullable(report.told().downloads()));
    }

    /** How many versions it is behind, with products and prices or with staff and settings, whichever is more. */
    public long behind() {
        return Math.max(privateBehind, newest - installed);
    }
}
