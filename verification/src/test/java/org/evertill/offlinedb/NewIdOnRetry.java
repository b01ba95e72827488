package org.evertill.offlinedb;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.evertill.commerce.cart.Cart;
import org.evertill.commerce.transaction.Committed;
import org.evertill.commerce.transaction.JournalEntry;
import org.evertill.commerce.transaction.SalesTransaction;

/** The planted bug of that name: whoever tries the same entries again gives the sale among them another id. */
public final class NewIdOnRetry {

    private static List<JournalEntry> tried = List.of();

    private NewIdOnRetry() {}

    @SuppressWarnings("unchecked")
    public static List<Committed> store(SqliteJournal journal, Statements statements, List<JournalEntry> entries)
            throws SQLException, ReflectiveOperationException {
        boolean again = entries == tried;
        tried = entries;
        Method store = SqliteJournal.class.getDeclaredMethod("store", Statements.class, List.class);
        store.setAccessible(true);
        try {
            return (List<Committed>) store.invoke(journal, statements,
                    again ? entries.stream().map(NewIdOnRetry::renamed).toList() : entries);
        } catch (InvocationTargetException refused) {
            if (refused.getCause() instanceof SQLException failure) {
                throw failure;
            }
            throw refused;
        }
    }

    private static JournalEntry renamed(JournalEntry entry) {
        return entry instanceof SalesTransaction sale
                ? new SalesTransaction(sale.at(), sale.businessDate(), sale.workerNumber(), sale.shiftId(),
                        sale.connection(), renamed(sale.cart()), sale.totals(), sale.voidWorker())
                : entry;
    }

    private static Cart renamed(Cart cart) {
        return new Cart(UUID.randomUUID(), cart.begunAt(), cart.currency(), cart.lines(), cart.tenders(),
                cart.externalReference());
    }
}
