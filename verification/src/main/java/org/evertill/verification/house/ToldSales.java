package org.evertill.verification.house;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.evertill.commerce.operation.RegisterSnapshot;
import org.evertill.commerce.transaction.CompletedSale;
import org.evertill.commerce.transaction.SalesTransaction;
import org.evertill.verification.audit.ToldSale;

/**
 * What a register told its cashier: a sale is told by the first snapshot that shows it as the newest one concluded.
 * Filled on the register thread, read on any.
 */
public final class ToldSales {

    private final List<ToldSale> told = new ArrayList<>();
    private final Consumer<SalesTransaction> concluded;
    private Optional<UUID> newest = Optional.empty();

    /** Keeps them. */
    public ToldSales() {
        this(transaction -> { });
    }

    /** Keeps them, and passes each transaction on as it is told, voided ones too. */
    public ToldSales(Consumer<SalesTransaction> concluded) {
        this.concluded = concluded;
    }

    /** A snapshot reached the screen. */
    public synchronized void show(RegisterSnapshot snapshot) {
        Optional<SalesTransaction> last = snapshot.session().lastSale().map(CompletedSale::transaction);
        Optional<UUID> id = last.map(SalesTransaction::id);
        if (id.isEmpty() || id.equals(newest)) {
            return;
        }
        newest = id;
        SalesTransaction sale = last.orElseThrow();
        if (!sale.voided()) {
            told.add(tell(sale));
        }
        concluded.accept(sale);
    }

    /** A sale as it is told. */
    public static ToldSale tell(SalesTransaction sale) {
        return new ToldSale(sale.id().toString(), sale.totals().total().minorUnits());
    }

    /** Everything told so far. */
    public synchronized List<ToldSale> list() {
        return List.copyOf(told);
    }
}
