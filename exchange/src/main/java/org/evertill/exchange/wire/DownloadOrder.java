package org.evertill.exchange.wire;

import java.util.Objects;

/**
 * What headquarters wants of the downloads of one database. It stands until it is known to be carried out, and may be
 * told any number of times: who has carried it out does nothing again.
 *
 * @param id tells it from every other order; no number, for one would come twice where headquarters is set back
 */
public record DownloadOrder(String id, Kind kind) {

    /** What is to be done. */
    public enum Kind {
        /** Try at once what has failed, rests or was canceled. */
        RETRY,
        /** No more of what is published now, until something newer is or another order comes. */
        CANCEL,
        /** Full data sync: the newest full package and what follows it, whatever is installed. */
        FULL
    }

    public DownloadOrder {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(kind, "kind");
    }
}
