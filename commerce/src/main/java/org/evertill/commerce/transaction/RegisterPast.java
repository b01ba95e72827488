package org.evertill.commerce.transaction;

import java.util.Optional;
import org.evertill.commerce.cart.Cart;
import org.evertill.commerce.connection.Disconnection;
import org.evertill.commerce.shift.Shift;

/**
 * What the journal tells a register that starts.
 *
 * @param draft       the sale that was running when it stopped
 * @param shift       the shift that is open
 * @param disconnection who had taken it off the line; empty when nobody had, and it starts online
 * @param lastShiftNumber the number of the newest shift of this incarnation, 0 before the first
 * @param saleSetAside whether a sale was running that this program cannot read: the journal keeps it for one that can
 */
public record RegisterPast(
        Optional<Cart> draft, Optional<Shift> shift, Optional<Disconnection> disconnection, long lastShiftNumber,
        boolean saleSetAside) {
}
