package org.evertill.commerce.operation;

import java.math.BigDecimal;
import java.util.Optional;
import org.evertill.commerce.cart.CartLine;
import org.evertill.commerce.catalog.UnitOfMeasure;
import org.evertill.commerce.money.Quantity;
import org.evertill.commerce.register.RegisterSession;
import org.evertill.commerce.staff.Worker;

/**
 * 105 Set quantity: how many of a line. A return line stays a return. Without a quantity it is asked for.
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
        return LineChange.on(session, line, (cart, old) -> change(session, old));
    }

    private OperationOutcome change(RegisterSession session, CartLine old) {
        UnitOfMeasure unit = old.facts().product().unit();
        if (quantity.isEmpty()) {
            return new OperationOutcome.NeedsInput(new Prompt.Number(
                    Prompt.Subject.QUANTITY, unit.decimals(), typed -> typed(typed, unit)));
        }
        Quantity size = quantity.get();
        return QuantityLimits.objection(size)
                .or(() -> QuantityLimits.objection(size, unit))
                .or(() -> QuantityLimits.doubt(size, confirmed, new SetQuantity(line, quantity, true)))
                .orElseGet(() -> applied(session, old.isReturn() ? size.negated() : size));
    }

    private SessionStep typed(BigDecimal typed, UnitOfMeasure unit) {
        return QuantityLimits.objection(typed, unit)
                .<SessionStep>map(objection -> session -> objection)
                .orElseGet(() -> new SetQuantity(line, Optional.of(Quantity.of(typed.toPlainString())), false));
    }

    private OperationOutcome applied(RegisterSession session, Quantity signed) {
        return OperationOutcome.Applied.of(
                session.withCart(session.cart().orElseThrow().withLine(line, was -> was.withQuantity(signed))));
    }
}
