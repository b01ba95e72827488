package org.evertill.app.screen;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.evertill.app.component.Toast;
import org.evertill.commerce.cart.Cart;
import org.evertill.commerce.register.RegisterSession;

/**
 * The one toast there is at a time: the newest. One that offers to change the sale, such as Undo, goes when the sale
 * has moved on, and any goes when it is no longer true. Screen thread.
 */
final class Bulletin {

    private final ReadOnlyObjectWrapper<Optional<Toast>> toast = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Predicate<RegisterSession> holds = session -> true;
    private Optional<UUID> sale = Optional.empty();

    ReadOnlyObjectProperty<Optional<Toast>> toastProperty() {
        return toast.getReadOnlyProperty();
    }

    void say(Toast words) {
        say(News.of(words));
    }

    void say(News news) {
        holds = news.holds();
        toast.set(Optional.of(news.toast()));
    }

    void dismiss() {
        toast.set(Optional.empty());
    }

    /** The register is at this; what offered to change another sale is taken back, and what is no longer so. */
    void show(RegisterSession session) {
        Optional<UUID> running = session.cart().map(Cart::id);
        if (session.locked() || !running.equals(sale)) {
            leaveSale();
        }
        if (!holds.test(session)) {
            dismiss();
        }
        sale = running;
    }

    /** The screen of the sale is left: what offered to change the sale is taken back. */
    void leaveSale() {
        if (toast.get().filter(Bulletin::changesSale).isPresent()) {
            dismiss();
        }
    }

    private static boolean changesSale(Toast shown) {
        return shown.tone() == Toast.Tone.UNDO || shown.tone() == Toast.Tone.INFO && !shown.action().isEmpty();
    }
}
