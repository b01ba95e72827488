package org.evertill.commerce.operation;

import java.util.List;
import java.util.Optional;
import org.evertill.commerce.catalog.UnitOfMeasure;
import org.evertill.commerce.cart.CartLine;
import org.evertill.commerce.money.Quantity;
import org.evertill.commerce.register.RegisterSession;
import org.evertill.commerce.staff.Worker;

/**
 * 105 Set quantity: how many of a line. A return line stays a return. Without a quantity it is asked for.
 *
 * @param confirmed whether a large quantity has been confirmed
 */
public record SetQuantity(int line, Optional<Quantity> quantity, boolean confirmed) implements PosOperation {

    /** More than this is asked about once: most often it is a barcode scanned into the wrong field. */
    static final Quantity ASKED_ABOVE = Quantity.of(1000);
    /** More than this no register takes: real stores have sold 80,995 of one thing, not millions. */
    static final Quantity LARGEST = Quantity.of(1_000_000);

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
            return new OperationOutcome.NeedsInput(new Prompt.Number(Prompt.Subject.QUANTITY, unit.decimals(),
                    typed -> new SetQuantity(line, Optional.of(Quantity.of(typed.toPlainString())), false)));
        }
        Quantity size = quantity.get();
        if (size.thousandths() <= 0) {
            return OperationOutcome.Rejected.because(RefusalReason.QUANTITY_NOT_POSITIVE);
        }
        if (size.compareTo(LARGEST) > 0) {
            return OperationOutcome.Rejected.because(RefusalReason.QUANTITY_TOO_LARGE, LARGEST.toPlainString());
        }
        if (!fits(size, unit)) {
            return tooManyDecimals(unit);
        }
        if (!confirmed && size.compareTo(ASKED_ABOVE) > 0) {
            return new OperationOutcome.NeedsInput(new Prompt.Confirmation(Prompt.Subject.LARGE_QUANTITY,
                    List.of(size.toPlainString()), new SetQuantity(line, quantity, true)));
        }
        Quantity signed = old.isReturn() ? size.negated() : size;
        return OperationOutcome.Applied.of(
                session.withCart(session.cart().orElseThrow().withLine(line, was -> was.withQuantity(signed))));
    }

    static boolean fits(Quantity quantity, UnitOfMeasure unit) {
        return quantity.toDecimal().scale() <= unit.decimals();
    }

    static OperationOutcome tooManyDecimals(UnitOfMeasure unit) {
        return OperationOutcome.Rejected.because(
                RefusalReason.QUANTITY_DECIMALS, unit.symbol(), Integer.toString(unit.decimals()));
    }
}
