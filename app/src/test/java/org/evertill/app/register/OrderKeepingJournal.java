package org.evertill.app.register;

import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.evertill.commerce.cart.Cart;
import org.evertill.commerce.transaction.Committed;
import org.evertill.commerce.transaction.DaySales;
import org.evertill.commerce.transaction.JournalEntry;
import org.evertill.commerce.transaction.RegisterPast;
import org.evertill.commerce.transaction.TransactionJournal;

/** A real journal that remembers in which order it was asked to keep something, and what came between. */
final class OrderKeepingJournal implements TransactionJournal {

    private final TransactionJournal real;
    private final List<String> order = new CopyOnWriteArrayList<>();

    OrderKeepingJournal(TransactionJournal real) {
        this.real = real;
    }

    void note(String what) {
        order.add(what);
    }

    List<String> order() {
        return order;
    }

    @Override
    public List<Committed> commit(List<JournalEntry> entries) {
        List<Committed> committed = real.commit(entries);
        note("committed");
        return committed;
    }

    @Override
    public void writeDraft(Cart cart) {
        real.writeDraft(cart);
        note("written " + cart.lines().size());
    }

    @Override
    public void syncDraft() {
        real.syncDraft();
        note("synced");
    }

    @Override
    public Optional<Committed> find(UUID id) {
        return real.find(id);
    }

    @Override
    public DaySales salesOn(LocalDate date, Currency currency) {
        return real.salesOn(date, currency);
    }

    @Override
    public RegisterPast restore() {
        return real.restore();
    }
}
