package org.evertill.commerce.operation;

import java.util.Optional;
import org.evertill.commerce.money.Quantity;
import org.evertill.commerce.register.RegisterSession;
import org.evertill.commerce.staff.Worker;

/**
 * 105 Set quantity, by so many more or fewer than the line has when its turn comes: pressed three times while the
 * register is busy it counts three times. Down to nothing it never goes; that is what voiding is for.
 *
 * @param by units, negative for fewer
 */
public record AddQuantity(int line, int by) implements PosOperation {

    @Override
    public int number() {
        return 105;
    }

    @Override
    public OperationOutcome perform(RegisterSession session, Worker authority) {
        return LineChange.on(session, line, (cart, old) -> {
            long thousandths = old.quantity().size().thousandths() + by * Quantity.ONE.thousandths();
            return thousandths <= 0 ? OperationOutcome.Applied.of(session)
                    : new SetQuantity(line, Optional.of(new Quantity(thousandths)), false).perform(session, authority);
        });
    }
}
