package org.evertill.exchange.link;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a channel stands at headquarters, as the channel is told between two processes.
 *
 * @param storeNumber whose channel the one who asks is taken for
 * @param dataGroup   the data group of that store; null where headquarters has no such store
 * @param signingKey  the key packages are signed with: Ed25519, SubjectPublicKeyInfo, base64
 * @param takenUpTo   the arrival up to which headquarters has the channel's records
 * @param orders      what headquarters wants of the downloads at this store
 */
public record ChannelStanding(String storeNumber, @Nullable String dataGroup, String signingKey, long takenUpTo,
        List<StandingOrder> orders) {

    /** An earlier headquarters says nothing of orders and has none; what only a later program knows is left out. */
    public ChannelStanding {
        orders = orders == null ? List.of() : orders.stream().filter(standing -> standing.order().isKnown()).toList();
    }
}
