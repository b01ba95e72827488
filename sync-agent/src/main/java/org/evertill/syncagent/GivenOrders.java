package org.evertill.syncagent;

import java.util.Collection;
import java.util.Optional;
import org.evertill.exchange.wire.DownloadOrder;
import org.evertill.exchange.wire.DownloadState;
import org.evertill.exchange.wire.RegisterReportRequest.GivenOrder;
import org.jspecify.annotations.Nullable;

/**
 * What headquarters has ordered of this register's downloads, and how far that is. It is forgotten when the program
 * ends: headquarters repeats an order until it has heard that it is carried out, and twice does no harm. Download
 * thread only.
 */
final class GivenOrders {
    private @Nullable DownloadOrder newest;
    private boolean isBegun;
    private boolean carriedOut;

    /** This one was told now; unless it was before, it is the newest. */
    void heard(DownloadOrder order) {
        if (newest == null || !newest.id().equals(order.id())) {
            newest = order;
            isBegun = false;
            carriedOut = false;
        }
    }

    /** The one to be carried out now, once: while packages are paused nobody asks. */
    Optional<DownloadOrder> begin() {
        if (newest == null || isBegun) {
            return Optional.empty();
        }
        isBegun = true;
        return Optional.of(newest);
    }

    /** An attempt has ended in which what these downloads are to bring was brought, or not. */
    void attempted(Collection<PackageDownload> downloads) {
        if (newest == null || !isBegun) {
            return;
        }
        if (newest.kind() != DownloadOrder.Kind.FULL) {
            carriedOut = true;
        } else if (downloads.stream().anyMatch(download -> download.progress().state() == DownloadState.CANCELED)) {
            newest = null;
        } else {
            carriedOut |= downloads.stream().allMatch(PackageDownload::isAsOrdered);
        }
    }

    /** What was given last could not be begun: it is another when it is told again. */
    void forget() {
        newest = null;
    }

    /** What headquarters is told of it; null when there was none. */
    @Nullable GivenOrder told() {
        return newest == null ? null : new GivenOrder(newest.id(), carriedOut);
    }
}
