package org.evertill.app.register;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.evertill.commerce.register.RegisterSession;
import org.evertill.commerce.transaction.DaySales;
import org.evertill.commerce.transaction.JournalEntry;
import org.evertill.commerce.transaction.SalesTransaction;
import org.evertill.commerce.transaction.SignedOn;
import org.evertill.commerce.transaction.TransactionJournal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what has been sold today in the session: counted in the journal when somebody signs on and with the first sale
 * of another day, and carried on sale by sale between. Never changes what becomes of a step. Register thread only.
 */
final class DayCount {

    private static final Logger LOG = LoggerFactory.getLogger(DayCount.class);

    private final TransactionJournal journal;

    DayCount(TransactionJournal journal) {
        this.journal = journal;
    }

    /** The session after these entries, which are in the journal by now. */
    RegisterSession after(RegisterSession session, List<JournalEntry> entries) {
        List<SalesTransaction> sales = entries.stream().filter(SalesTransaction.class::isInstance)
                .map(SalesTransaction.class::cast).toList();
        boolean signsOn = entries.stream().anyMatch(SignedOn.class::isInstance);
        if (sales.isEmpty() && !signsOn) {
            return session;
        }
        Optional<DaySales> before = session.daySales().filter(day -> !signsOn
                && sales.stream().allMatch(sale -> belongs(sale, day)));
        return session.withDaySales(before.map(day -> sales.stream().reduce(day, DaySales::plus, (one, other) -> other))
                .or(() -> counted(session)));
    }

    private static boolean belongs(SalesTransaction sale, DaySales day) {
        return sale.businessDate().equals(day.date()) && sale.cart().currency().equals(day.total().currency());
    }

    private Optional<DaySales> counted(RegisterSession session) {
        LocalDate today = session.businessDate();
        try {
            return Optional.of(journal.salesOn(today, session.currency()));
        } catch (RuntimeException e) {
            // The entries are stored whatever this says, and must not look refused; the next sale asks again.
            LOG.warn("The sales of {} could not be counted; the home screen does not tell them", today, e);
            return Optional.empty();
        }
    }
}
