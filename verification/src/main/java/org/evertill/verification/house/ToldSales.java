package org.evertill.verification.house;

import java.util.ArrayList;
import java.util.List;
import org.evertill.app.register.CommittedEntry;
import org.evertill.commerce.transaction.SalesTransaction;
import org.evertill.verification.audit.ToldSale;

/** Keeps what a register in this process told its cashier; filled on the register thread, read on any. */
public final class ToldSales {

    private final List<ToldSale> told = new ArrayList<>();

    /** A register's after-commit hook. */
    public synchronized void committed(CommittedEntry entry) {
        if (entry.entry() instanceof SalesTransaction sale && !sale.voided()) {
            told.add(new ToldSale(sale.id().toString(), sale.totals().total().minorUnits()));
        }
    }

    /** Everything told so far. */
    public synchronized List<ToldSale> list() {
        return List.copyOf(told);
    }
}
