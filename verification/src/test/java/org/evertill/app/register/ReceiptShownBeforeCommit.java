package org.evertill.app.register;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.evertill.commerce.operation.OperationOutcome;
import org.evertill.commerce.register.RegisterSession;
import org.evertill.commerce.transaction.Committed;
import org.evertill.commerce.transaction.CompletedSale;
import org.evertill.commerce.transaction.SalesTransaction;

/** The planted bug of that name: a sale is shown as concluded first and committed once it has been shown. */
public final class ReceiptShownBeforeCommit {

    private static Optional<Runnable> commit = Optional.empty();

    private ReceiptShownBeforeCommit() {}

    public static DecidedSteps.Stored store(
            DecidedSteps steps, RegisterSession before, OperationOutcome.Applied decided) {
        Optional<SalesTransaction> sale = decided.entries().stream()
                .filter(SalesTransaction.class::isInstance).map(SalesTransaction.class::cast).findFirst();
        if (sale.isEmpty()) {
            return steps.store(before, decided);
        }
        commit = Optional.of(() -> steps.store(before, decided));
        return new DecidedSteps.Stored(decided.session().withLastSale(new CompletedSale(sale.get(),
                new Committed(sale.get().id(), 1, 1, OptionalLong.of(1)))), List.of(), false);
    }

    public static void accept(Consumer<Object> watching, Object shown) {
        watching.accept(shown);
        Optional<Runnable> left = commit;
        commit = Optional.empty();
        left.ifPresent(Runnable::run);
    }
}
