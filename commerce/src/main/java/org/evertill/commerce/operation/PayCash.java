package org.evertill.commerce.operation;

import java.util.Optional;
import org.evertill.commerce.cart.Cart;
import org.evertill.commerce.cart.Owed;
import org.evertill.commerce.cart.TenderLine;
import org.evertill.commerce.money.Money;
import org.evertill.commerce.refusal.RefusalReason;
import org.evertill.commerce.register.RegisterSession;
import org.evertill.commerce.staff.Worker;

/**
 * 200 Pay cash: takes cash. Less than the balance is a part payment; at least the balance concludes the sale and
 * gives change. When money goes back, the amount is what the drawer pays out, and must be exact.
 *
 * @param amount  what the customer hands over, or gets; positive
 * @param against what was shown as owed when it was offered; it is not taken once anything else is owed, so that a
 *                press that was repeated, or overtaken by another item, counts no money twice
 */
public record PayCash(Money amount, Optional<Owed> against) implements PosOperation {

    @Override
    public int number() {
        return 200;
    }

    @Override
    public OperationOutcome perform(RegisterSession session, Worker authority) {
        if (session.cart().isEmpty() || !session.cart().get().hasLiveLines()) {
            return OperationOutcome.Rejected.because(RefusalReason.NOTHING_TO_PAY);
        }
        if (!amount.isPositive()) {
            return OperationOutcome.Rejected.because(RefusalReason.AMOUNT_NOT_POSITIVE);
        }
        Cart cart = session.cart().get();
        Money balance = cart.totals().balance();
        if (!against.equals(session.owed())) {
            return changed(balance);
        }
        if (balance.isZero()) {
            return OperationOutcome.Rejected.because(RefusalReason.NOTHING_TO_PAY);
        }
        return balance.isNegative() ? refund(session, cart, balance) : take(session, cart, balance);
    }

    /** It was offered against another balance than this one. */
    static OperationOutcome changed(Money balance) {
        return OperationOutcome.Rejected.because(RefusalReason.BALANCE_CHANGED, balance.abs().toPlainString());
    }

    private OperationOutcome take(RegisterSession session, Cart cart, Money balance) {
        Money zero = Money.zero(cart.currency());
        if (amount.compareTo(balance) < 0) {
            return OperationOutcome.Applied.of(session.withCart(cart.withTender(TenderLine.CASH, amount, zero)));
        }
        Cart paid = cart.withTender(TenderLine.CASH, amount, amount.minus(balance));
        return Conclusion.paid(session, paid);
    }

    private OperationOutcome refund(RegisterSession session, Cart cart, Money balance) {
        if (!amount.equals(balance.negated())) {
            return OperationOutcome.Rejected.because(
                    RefusalReason.REFUND_MUST_BE_EXACT, balance.negated().toPlainString());
        }
        Cart paidOut = cart.withTender(TenderLine.CASH, balance, Money.zero(cart.currency()));
        return Conclusion.paid(session, paidOut);
    }
}
