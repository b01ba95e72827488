package org.evertill.app.screen;

import java.util.Optional;
import java.util.UUID;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.evertill.app.component.ConfirmDialog;
import org.evertill.app.register.RegisterPort;
import org.evertill.app.text.Text;
import org.evertill.app.text.Texts;
import org.evertill.commerce.cart.Cart;
import org.evertill.commerce.cart.CartTotals;
import org.evertill.commerce.operation.VoidTransaction;
import org.evertill.commerce.register.RegisterSession;

/** What is asked before a whole sale is voided. Goes when that sale does, or the register is locked. Screen thread. */
final class VoidQuestion {

    private final ReadOnlyObjectWrapper<Optional<ConfirmDialog.Words>> asked =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final RegisterPort port;
    private Optional<UUID> sale = Optional.empty();

    VoidQuestion(RegisterPort port) {
        this.port = port;
    }

    ReadOnlyObjectProperty<Optional<ConfirmDialog.Words>> askedProperty() {
        return asked.getReadOnlyProperty();
    }

    void ask(Cart cart, Texts words) {
        CartTotals totals = cart.totals();
        sale = Optional.of(cart.id());
        asked.set(Optional.of(new ConfirmDialog.Words(
                words.get(Text.VOID_TITLE, words.formats().money(totals.total())),
                words.get(Text.VOID_CONSEQUENCE, totals.pieces()), words.get(Text.VOID_KEEP),
                words.get(Text.VOID_BUTTON))));
    }

    void answer(boolean voids) {
        withdraw();
        if (voids) {
            port.submit().accept(new VoidTransaction());
        }
    }

    void withdraw() {
        asked.set(Optional.empty());
    }

    void show(RegisterSession session) {
        if (session.locked() || !session.cart().map(Cart::id).equals(sale)) {
            withdraw();
        }
    }
}
