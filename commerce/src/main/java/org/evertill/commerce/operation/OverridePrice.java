package org.evertill.commerce.operation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.evertill.commerce.cart.CartLine;
import org.evertill.commerce.cart.PriceOverride;
import org.evertill.commerce.money.Money;
import org.evertill.commerce.money.UnitPrice;
import org.evertill.commerce.refusal.RefusalReason;
import org.evertill.commerce.register.RegisterSession;
import org.evertill.commerce.staff.Permission;
import org.evertill.commerce.staff.Worker;
import org.evertill.commerce.store.ReasonCode;

/**
 * 104 Price override: replaces a line's unit price, for a published reason. A negative price is an adjustment and
 * needs that permission as well. What is missing is asked for: the price first, then the reason.
 */
public record OverridePrice(int line, Optional<UnitPrice> unitPrice, Optional<String> reasonCode)
        implements PosOperation {

    /** The largest unit price a register takes, in the major unit, either sign. */
    static final BigDecimal LARGEST = BigDecimal.valueOf(1_000_000);

    @Override
    public int number() {
        return 104;
    }

    @Override
    public OperationOutcome perform(RegisterSession session, Worker authority) {
        return LineChange.on(session, line, (cart, old) -> change(session, old, authority));
    }

    private OperationOutcome change(RegisterSession session, CartLine old, Worker authority) {
        if (!old.facts().product().priceOverrideAllowed()) {
            return OperationOutcome.Rejected.because(
                    RefusalReason.OVERRIDE_NOT_ALLOWED, old.facts().product().name());
        }
        if (unitPrice.isEmpty()) {
            return new OperationOutcome.NeedsInput(new Prompt.Number(Prompt.Subject.PRICE,
                    Money.digits(old.unitPrice().currency()), typed -> isTooLarge(typed)
                            ? then -> tooLarge() : resumed(session, authority, priceOf(typed, old), reasonCode)));
        }
        UnitPrice price = unitPrice.get();
        if (isTooLarge(price.toDecimal())) {
            return tooLarge();
        }
        if (price.isNegative() && !authority.may(Permission.ADJUSTMENT)) {
            return OperationGate.askFor(Permission.ADJUSTMENT, this, session);
        }
        List<ReasonCode> reasons = session.reasonsFor(number());
        if (reasonCode.isEmpty()) {
            return new OperationOutcome.NeedsInput(new Prompt.Reason(Prompt.Subject.PRICE_REASON, reasons, chosen ->
                    resumed(session, authority, unitPrice, Optional.of(chosen))));
        }
        if (reasons.stream().noneMatch(reason -> reason.code().equals(reasonCode.get()))) {
            return OperationOutcome.Rejected.because(RefusalReason.UNKNOWN_REASON, reasonCode.get());
        }
        PriceOverride why = new PriceOverride(reasonCode.get(), authority.number());
        return OperationOutcome.Applied.of(
                session.withCart(session.cart().orElseThrow().withLine(line, was -> was.withPrice(price, why))));
    }

    private SessionStep resumed(RegisterSession asked, Worker authority, Optional<UnitPrice> price,
            Optional<String> reason) {
        return OperationGate.resumed(new OverridePrice(line, price, reason), authority, asked);
    }

    static boolean isTooLarge(BigDecimal price) {
        return price.abs().compareTo(LARGEST) > 0;
    }

    static OperationOutcome.Rejected tooLarge() {
        return OperationOutcome.Rejected.because(RefusalReason.PRICE_TOO_LARGE, LARGEST.toPlainString());
    }

    private static Optional<UnitPrice> priceOf(BigDecimal typed, CartLine old) {
        return Optional.of(UnitPrice.of(typed.toPlainString(), old.unitPrice().currency()));
    }
}
