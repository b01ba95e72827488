package org.evertill.exchange.link;

import java.util.Objects;
import org.evertill.exchange.wire.DownloadOrder;

/**
 * An order for one database that is not known to be carried out.
 *
 * @param registerNumber whose offline database it is for; empty for the channel database of the store
 * @param edition        the packages it follows; where it was never heard of, those of its whole data group
 * @param reference      the newest version of them that was published when it was ordered; 0 for none
 * @param guarded        likewise of those of the private file
 * @param orderedAt      when, by headquarters' clock: an ISO-8601 instant
 * @param orderedBy      by whom, as they call themselves
 */
public record StandingOrder(String storeNumber, String registerNumber, DownloadOrder order, String edition,
        long reference, long guarded, String orderedAt, String orderedBy) {

    /** @throws NullPointerException when something of it is missing */
    public StandingOrder {
        Objects.requireNonNull(storeNumber, "storeNumber");
        Objects.requireNonNull(registerNumber, "registerNumber");
        Objects.requireNonNull(order, "order");
        Objects.requireNonNull(edition, "edition");
        Objects.requireNonNull(orderedAt, "orderedAt");
        Objects.requireNonNull(orderedBy, "orderedBy");
    }
}
