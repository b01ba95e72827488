package org.evertill.commerce.operation;

import java.math.BigDecimal;
import java.util.Optional;
import org.evertill.commerce.cart.CartLine;
import org.evertill.commerce.catalog.UnitOfMeasure;
import org.evertill.commerce.money.Quantity;
import org.evertill.commerce.register.RegisterSession;
import org.evertill.commerce.staff.Permission;
import org.evertill.commerce.staff.Worker;

/**
 * 105 Set quantity: how many of a line. Without a quantity it is asked for. A return line stays
 * a return, and whoever changes what comes back must be allowed to take it back and answers for it from then on.
 *
 * @param confirmed whether a large quantity has been confirmed
 */
public record SetQuantity(int line, Optional<Quantity> quantity, boolean confirmed) implements PosOperation {

    @Override
    public int number() {
        return 105;
    }

    @Override
    public OperationOutcome perform(RegisterSession session, Worker authority) {
        return LineChange.on(session, line, (cart, old) -> change(session, old, authority));
    }

    private OperationOutcome change(RegisterSession session, CartLine old, Worker authority) {
        UnitOfMeasure unit = old.facts().product().unit();
        if (quantity.isEmpty()) {
            return new OperationOutcome.NeedsInput(new Prompt.Number(
                    Prompt.Subject.QUANTITY, unit.decimals(), typed -> typed(session, typed, unit, authority)));
        }
        if (old.isReturn() && !authority.may(Permission.RETURN_PRODUCT)) {
            return OperationGate.askFor(Permission.RETURN_PRODUCT, this, session);
        }
        Quantity size = quantity.get();
        return QuantityLimits.objection(size)
                .or(() -> QuantityLimits.objection(size, unit))
                .or(() -> QuantityLimits.doubt(size, confirmed,
                        OperationGate.resumed(new SetQuantity(line, quantity, true), authority, session)))
                .orElseGet(() -> applied(session, old, size, authority));
    }

    private SessionStep typed(RegisterSession asked, BigDecimal typed, UnitOfMeasure unit, Worker authority) {
        return QuantityLimits.objection(typed, unit)
                .<SessionStep>map(objection -> session -> objection)
                .orElseGet(() -> OperationGate.resumed(
                        new SetQuantity(line, Optional.of(Quantity.of(typed.toPlainString())), false),
                        authority, asked));
    }

    private OperationOutcome applied(RegisterSession session, CartLine old, Quantity size, Worker authority) {
        CartLine changed = old.isReturn() ? old.withReturned(size, authority.number()) : old.withQuantity(size);
        return OperationOutcome.Applied.of(
                session.withCart(session.cart().orElseThrow().withLine(line, was -> changed)));
    }
}
