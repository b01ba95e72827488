package org.evertill.commerce.operation;

import java.util.Optional;
import org.evertill.commerce.cart.Cart;
import org.evertill.commerce.cart.Owed;
import org.evertill.commerce.money.Money;
import org.evertill.commerce.refusal.RefusalReason;
import org.evertill.commerce.register.RegisterSession;
import org.evertill.commerce.staff.Worker;

/**
 * 206 Pay cash quick: the exact balance in cash, in one touch; pays a refund out exactly; concludes a sale that
 * comes to nothing without a tender.
 *
 * @param against what was shown as owed when it was pressed; once anything else is owed, that is not what was agreed to
 */
public record PayCashQuick(Optional<Owed> against) implements PosOperation {

    @Override
    public int number() {
        return 206;
    }

    @Override
    public OperationOutcome perform(RegisterSession session, Worker authority) {
        if (session.cart().isEmpty() || !session.cart().get().hasLiveLines()) {
            return OperationOutcome.Rejected.because(RefusalReason.NOTHING_TO_PAY);
        }
        Cart cart = session.cart().get();
        Money balance = cart.totals().balance();
        if (!against.equals(session.owed())) {
            return PayCash.changed(balance);
        }
        if (balance.isZero()) {
            return Conclusion.paid(session, cart);
        }
        return new PayCash(balance.abs(), against).perform(session, authority);
    }
}
