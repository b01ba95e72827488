package org.evertill.commerce.connection;

import java.util.Optional;

/**
 * What a register has on its disk for an outage, as somebody who looked found it.
 *
 * @param supportOffline what headquarters says of this register; empty before any staff and registers were published
 * @param hasStaff       whether anybody could sign on
 * @param hasPrices      whether any product has a price in force today, in this store's currency
 * @param hasTaxes       whether any tax group is published
 * @param hasProfile     whether the register's own offline profile is published
 * @param freeBytes      room on the disk of the journal
 */
public record OfflineFacts(
        Optional<Boolean> supportOffline,
        boolean hasStaff,
        boolean hasPrices,
        boolean hasTaxes,
        boolean hasProfile,
        long freeBytes) {
}
