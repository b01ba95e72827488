package org.evertill.commerce.transaction;

import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.evertill.commerce.cart.Cart;

/**
 * The register's own journal, the one place a sale commits to. Called on the register thread only.
 * Every method throws {@link JournalUnavailableException} when the disk does not do its part.
 */
public interface TransactionJournal {

    /**
     * Makes entries durable, all or none, in this order, in one transaction: numbers, record, projections, shift
     * totals. A {@link SalesTransaction} among them ends the cart draft. When this returns, a power cut loses none.
     *
     * @return one word per entry, in their order
     */
    List<Committed> commit(List<JournalEntry> entries);

    /**
     * Writes the running cart: whatever ends this program from here on, the cart is there afterwards. A power cut may
     * take this one change back until {@link #syncDraft} or {@link #commit} has returned.
     */
    void writeDraft(Cart cart);

    /** Waits until a power cut cannot take back what {@link #writeDraft} has written; else nothing is done. */
    void syncDraft();

    /**
     * Whether an entry of this id is in the journal: asked when a commit ended in an I/O error and nobody knows.
     */
    Optional<Committed> find(UUID id);

    /** What this register has sold on a day, under whatever incarnation. Costs a look per transaction of that day. */
    DaySales salesOn(LocalDate date, Currency currency);

    /** What a starting register must know of its past. */
    RegisterPast restore();
}
