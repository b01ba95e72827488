package org.evertill.syncagent;

import org.evertill.exchange.packages.GenerationStore;
import org.evertill.exchange.wire.DownloadOrder;
import org.evertill.exchange.wire.RegisterReportRequest.GivenOrder;
import org.jspecify.annotations.Nullable;

/**
 * What headquarters has ordered of this register's downloads, and how far that is. It is forgotten when the program
 * ends: headquarters repeats an order until it has heard that it is carried out, and twice does no harm. Download
 * thread only.
 */
final class GivenOrders {
    private @Nullable DownloadOrder newest;
    private boolean carriedOut;

    /** Whether this one has not been given before; then it is the newest. */
    boolean take(DownloadOrder order) {
        if (newest != null && newest.id().equals(order.id())) {
            return false;
        }
        newest = order;
        carriedOut = false;
        return true;
    }

    /** An attempt has ended in which what these files hold was brought, or not. */
    void attempted(Iterable<GenerationStore> files) {
        if (newest == null || newest.kind() != DownloadOrder.Kind.FULL) {
            carriedOut = newest != null;
            return;
        }
        boolean isBrought = true;
        for (GenerationStore store : files) {
            isBrought &= store.sound().isPresent();
        }
        carriedOut |= isBrought;
    }

    /** What headquarters is told of it; null when there was none. */
    @Nullable GivenOrder told() {
        return newest == null ? null : new GivenOrder(newest.id(), carriedOut);
    }
}
