package org.evertill.app.register;

import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.evertill.commerce.cart.Cart;
import org.evertill.commerce.transaction.Committed;
import org.evertill.commerce.transaction.DaySales;
import org.evertill.commerce.transaction.JournalEntry;
import org.evertill.commerce.transaction.JournalUnavailableException;
import org.evertill.commerce.transaction.RegisterPast;
import org.evertill.commerce.transaction.TransactionJournal;

/** A real journal on a disk that fails when a test says so. */
final class FaultyJournal implements TransactionJournal {

    /** What the disk does next. */
    enum Fault {
        /** Its part. */
        NONE,
        /** It is full: nothing is stored. */
        FULL,
        /** It stores a commit and then reports an error; reads work. */
        STORES_AND_FAILS,
        /** It stores a commit, reports an error, and answers nothing more. */
        STORES_AND_DIES,
        /** It stores a commit, and then the machine under the program fails. */
        STORES_AND_BREAKS,
        /** It stores what it is given and cannot count what it holds. */
        COUNTS_NOTHING,
        /** It takes everything and brings no draft to the disk. */
        SYNCS_NOTHING,
        /** It answers nothing. */
        DEAD,
        /** The program itself is mistaken. */
        MISTAKEN
    }

    private final TransactionJournal real;
    private volatile Fault fault = Fault.NONE;

    FaultyJournal(TransactionJournal real) {
        this.real = real;
    }

    void fail(Fault next) {
        fault = next;
    }

    @Override
    public List<Committed> commit(List<JournalEntry> entries) {
        before();
        List<Committed> committed = real.commit(entries);
        if (fault == Fault.STORES_AND_FAILS || fault == Fault.STORES_AND_DIES) {
            fault = fault == Fault.STORES_AND_FAILS ? Fault.NONE : Fault.DEAD;
            throw unavailable(false);
        }
        if (fault == Fault.STORES_AND_BREAKS) {
            fault = Fault.NONE;
            throw new OutOfMemoryError("the test says so");
        }
        return committed;
    }

    @Override
    public void writeDraft(Cart cart) {
        before();
        real.writeDraft(cart);
    }

    @Override
    public void syncDraft() {
        if (fault == Fault.SYNCS_NOTHING) {
            throw unavailable(false);
        }
        real.syncDraft();
    }

    @Override
    public Optional<Committed> find(UUID id) {
        if (fault == Fault.DEAD) {
            throw unavailable(false);
        }
        return real.find(id);
    }

    @Override
    public DaySales salesOn(LocalDate date, Currency currency) {
        if (fault == Fault.DEAD || fault == Fault.COUNTS_NOTHING) {
            throw unavailable(false);
        }
        return real.salesOn(date, currency);
    }

    @Override
    public RegisterPast restore() {
        return real.restore();
    }

    private void before() {
        switch (fault) {
            case FULL -> throw unavailable(true);
            case DEAD -> throw unavailable(false);
            case MISTAKEN -> throw new IllegalStateException("the test says so");
            case NONE, COUNTS_NOTHING, SYNCS_NOTHING, STORES_AND_FAILS, STORES_AND_DIES, STORES_AND_BREAKS -> { }
        }
    }

    private static JournalUnavailableException unavailable(boolean full) {
        return new JournalUnavailableException("the test says so", full, null);
    }
}
