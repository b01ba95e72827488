package org.evertill.app.screen;

import java.util.Optional;
import java.util.UUID;
import org.evertill.app.screen.RegisterViewModel.Place;
import org.evertill.commerce.register.RegisterSession;
import org.evertill.commerce.transaction.CompletedSale;

/** Which screen follows which, as the register goes on. A worker may go to the payment and back between. */
final class ScreenFlow {

    private ScreenFlow() {
    }

    /** The screen for this session, when {@code place} was on before it. */
    static Place next(Place place, Optional<RegisterSession> before, RegisterSession session) {
        if (session.worker().isEmpty()) {
            return Place.SIGN_ON;
        }
        if (place == Place.SIGN_ON) {
            return Place.SALE;
        }
        if (session.cart().isPresent()) {
            return place == Place.COMPLETE ? Place.SALE : place;
        }
        if (before.isPresent() && hasSold(before.get(), session)) {
            return Place.COMPLETE;
        }
        return place == Place.PAYMENT ? Place.SALE : place;
    }

    private static boolean hasSold(RegisterSession before, RegisterSession session) {
        Optional<UUID> newest = session.lastSale().filter(sale -> !sale.transaction().voided())
                .map(ScreenFlow::idOf);
        return newest.isPresent() && !newest.equals(before.lastSale().map(ScreenFlow::idOf));
    }

    private static UUID idOf(CompletedSale sale) {
        return sale.committed().id();
    }
}
