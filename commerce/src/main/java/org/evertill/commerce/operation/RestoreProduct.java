package org.evertill.commerce.operation;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.evertill.commerce.cart.CartLine;
import org.evertill.commerce.refusal.RefusalReason;
import org.evertill.commerce.register.RegisterSession;
import org.evertill.commerce.staff.Permission;
import org.evertill.commerce.staff.Worker;

/**
 * Takes a 102 Void product back, at the same price: the undo of the toast. Whoever voided the line takes back an act
 * of their own and needs nothing. After somebody else's void, money that goes out again needs what ringing it up
 * needed; a price that was overridden needs nothing more, because the line names who answers for it. A toast may still
 * stand when the next sale runs, so it names its cart and leaves every other one alone.
 *
 * @param cart the id of the cart whose line was voided
 */
public record RestoreProduct(UUID cart, int line) implements PosOperation {

    @Override
    public int number() {
        return 100;
    }

    @Override
    public OperationOutcome perform(RegisterSession session, Worker authority) {
        Optional<CartLine> found = session.cart().filter(running -> running.id().equals(cart))
                .flatMap(running -> running.line(line));
        if (found.isEmpty()) {
            return OperationOutcome.Rejected.because(RefusalReason.NO_LINE);
        }
        return needed(found.get(), authority).stream().filter(permission -> !authority.may(permission)).findFirst()
                .map(missing -> OperationGate.askFor(missing, this, session))
                .orElseGet(() -> OperationOutcome.Applied.of(
                        session.withCart(session.cart().orElseThrow().withLine(line, CartLine::restoredLine))));
    }

    private static Set<Permission> needed(CartLine line, Worker authority) {
        Set<Permission> needed = EnumSet.noneOf(Permission.class);
        if (line.voidWorker().filter(authority.number()::equals).isPresent()) {
            return needed;
        }
        if (line.isReturn()) {
            needed.add(Permission.RETURN_PRODUCT);
        }
        if (line.unitPrice().isNegative()) {
            needed.add(Permission.ADJUSTMENT);
        }
        return needed;
    }
}
