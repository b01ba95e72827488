package org.evertill.app;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.evertill.commerce.operation.RegisterSnapshot;
import org.evertill.commerce.transaction.CompletedSale;

/**
 * Does what would disturb the next sale while nobody sells: when one was concluded, as soon as the picture of that is
 * there, and the cashier hands out the change. Shown on the register thread; the work is done on another.
 */
final class BetweenSales {

    private final Executor later;
    private final Runnable work;
    private Optional<UUID> newest = Optional.empty();
    private volatile boolean selling;

    /**
     * @param later runs a task once the picture of what was shown last is there, on a thread that nobody waits for
     * @param work  what is done once after each sale, unless the next has begun by then
     */
    BetweenSales(Executor later, Runnable work) {
        this.later = later;
        this.work = work;
    }

    /** Collects the young generation between sales; as the constructor. */
    static BetweenSales collecting(Executor later) {
        return new BetweenSales(later, YoungGeneration::collect);
    }

    /** A snapshot was published. */
    void show(RegisterSnapshot snapshot) {
        selling = snapshot.session().cart().isPresent();
        Optional<UUID> sold = snapshot.session().lastSale().map(CompletedSale::transaction).map(sale -> sale.id());
        if (!sold.equals(newest)) {
            newest = sold;
            sold.ifPresent(id -> later.execute(this::workUnlessSelling));
        }
    }

    private void workUnlessSelling() {
        if (!selling) {
            work.run();
        }
    }
}
