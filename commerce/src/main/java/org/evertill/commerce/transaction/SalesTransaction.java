package org.evertill.commerce.transaction;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.evertill.commerce.cart.Cart;
import org.evertill.commerce.cart.CartTotals;
import org.evertill.commerce.connection.ConnectionState;

/**
 * A cart that has come to its end: sold and paid, or voided as a whole.
 *
 * @param at           when it was concluded
 * @param businessDate the store's calendar day of that moment
 * @param connection   where the register's questions went at that moment
 * @param totals       of the cart; a voided transaction keeps what it would have come to, and counts for nothing
 * @param voidWorker   who answered for voiding it (operation 500); empty when it was paid
 */
public record SalesTransaction(
        Instant at,
        LocalDate businessDate,
        String workerNumber,
        UUID shiftId,
        ConnectionState connection,
        Cart cart,
        CartTotals totals,
        Optional<String> voidWorker) implements JournalEntry {

    /** Whether it was voided instead of paid. */
    public boolean voided() {
        return voidWorker.isPresent();
    }

    @Override
    public UUID id() {
        return cart.id();
    }
}
