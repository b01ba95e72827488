package org.evertill.commerce.operation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.evertill.commerce.catalog.UnitOfMeasure;
import org.evertill.commerce.money.Quantity;
import org.evertill.commerce.refusal.RefusalReason;

/** How much of one thing a register takes, and from where on it asks whether so much is meant. */
final class QuantityLimits {

    /** More than this is asked about once: most often it is a barcode scanned into the wrong field. */
    static final Quantity ASKED_ABOVE = Quantity.of(1000);
    /** More than this no register takes: real stores have sold 80,995 of one thing, not millions. */
    static final Quantity LARGEST = Quantity.of(1_000_000);

    private QuantityLimits() {
    }

    /** Why no register takes this quantity of anything; empty when it does. */
    static Optional<OperationOutcome> objection(Quantity size) {
        if (size.thousandths() <= 0) {
            return Optional.of(OperationOutcome.Rejected.because(RefusalReason.QUANTITY_NOT_POSITIVE));
        }
        return size.compareTo(LARGEST) > 0 ? Optional.of(tooLarge()) : Optional.empty();
    }

    /** Why not this quantity of what is counted in this unit; empty when it is fine. */
    static Optional<OperationOutcome> objection(Quantity size, UnitOfMeasure unit) {
        return decimals(size.toDecimal(), unit);
    }

    /** Why a number somebody typed is no quantity in this unit; empty when it is one. */
    static Optional<OperationOutcome> objection(BigDecimal typed, UnitOfMeasure unit) {
        return typed.abs().compareTo(LARGEST.toDecimal()) > 0
                ? Optional.of(tooLarge()) : decimals(typed.stripTrailingZeros(), unit);
    }

    /** The question whether so large a quantity is meant; empty when it is not large, or has been confirmed. */
    static Optional<OperationOutcome> doubt(Quantity size, boolean confirmed, SessionStep onceConfirmed) {
        return confirmed || size.compareTo(ASKED_ABOVE) <= 0
                ? Optional.empty()
                : Optional.of(new OperationOutcome.NeedsInput(new Prompt.Confirmation(
                        Prompt.Subject.LARGE_QUANTITY, List.of(size.toPlainString()), onceConfirmed)));
    }

    private static Optional<OperationOutcome> decimals(BigDecimal stripped, UnitOfMeasure unit) {
        return stripped.scale() <= unit.decimals()
                ? Optional.empty()
                : Optional.of(OperationOutcome.Rejected.because(
                        RefusalReason.QUANTITY_DECIMALS, unit.symbol(), Integer.toString(unit.decimals())));
    }

    private static OperationOutcome tooLarge() {
        return OperationOutcome.Rejected.because(RefusalReason.QUANTITY_TOO_LARGE, LARGEST.toPlainString());
    }
}
