package org.evertill.app.screen;

import java.util.Optional;
import java.util.UUID;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.evertill.app.screen.prompt.PromptViewModel;
import org.evertill.commerce.register.RegisterSession;
import org.evertill.commerce.transaction.CompletedSale;

/**
 * Which screen is on and which window lies over it: as the register goes on, and as whoever works there goes to and
 * fro. Screen thread.
 */
public final class ScreenFlow {

    /** Which screen is on. */
    public enum Place {
        SIGN_ON, HOME, SALE, PAYMENT, COMPLETE
    }

    /** Which window lies over it. */
    public enum Window {
        NONE, CONNECTION, SEARCH, PROMPT
    }

    private final PromptViewModel prompt;
    private final ReadOnlyObjectWrapper<Place> place = new ReadOnlyObjectWrapper<>(Place.SIGN_ON);
    private final ReadOnlyObjectWrapper<Window> window = new ReadOnlyObjectWrapper<>(Window.NONE);
    private String searchText = "";
    private boolean selling;

    /** @param prompt what is asked is asked in a window, which comes and goes with it */
    ScreenFlow(PromptViewModel prompt) {
        this.prompt = prompt;
        prompt.faceProperty().subscribe(face -> {
            if (face.isPresent()) {
                window.set(Window.PROMPT);
            } else if (window.get() == Window.PROMPT) {
                window.set(Window.NONE);
            }
        });
    }

    ReadOnlyObjectProperty<Place> placeProperty() {
        return place.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Window> windowProperty() {
        return window.getReadOnlyProperty();
    }

    boolean isAt(Place asked) {
        return place.get() == asked;
    }

    /** What the search opens with. */
    String searchText() {
        return searchText;
    }

    /** Follows the register; whether somebody has come or left. */
    boolean follow(Optional<RegisterSession> before, RegisterSession session) {
        selling = session.cart().isPresent();
        Place next = next(place.get(), before, session);
        boolean changed = next != place.get() && (next == Place.SIGN_ON || isAt(Place.SIGN_ON));
        if (changed) {
            closeWindow();
        }
        place.set(next);
        return changed;
    }

    /** From the home screen, the payment or the completed sale to the sale. */
    void toSale() {
        if (!isAt(Place.SIGN_ON)) {
            place.set(Place.SALE);
        }
    }

    /** From the sale to the home screen, while nothing is being sold. Whether that was possible. */
    boolean toHome() {
        boolean possible = isAt(Place.SALE) && !selling;
        if (possible) {
            place.set(Place.HOME);
        }
        return possible;
    }

    void toPayment() {
        place.set(Place.PAYMENT);
    }

    /** Opens the connection status, or closes it. */
    void toStatus() {
        if (window.get() != Window.PROMPT) {
            window.set(window.get() == Window.CONNECTION ? Window.NONE : Window.CONNECTION);
        }
    }

    /** Opens the product search with a text. */
    void toSearch(String text) {
        if (window.get() != Window.PROMPT) {
            searchText = text;
            toSale();
            window.set(Window.NONE);
            window.set(Window.SEARCH);
        }
    }

    /** Keeps what was typed for a search that the register has still to allow. */
    void prepareSearch(String text) {
        searchText = text;
    }

    /** What is asked lies over everything again. */
    void toPrompt() {
        window.set(Window.PROMPT);
    }

    /** Closes whatever window is open; a prompt is left without an answer, and its window goes with its face. */
    void closeWindow() {
        if (prompt.isOpen()) {
            prompt.cancel();
        } else {
            window.set(Window.NONE);
        }
    }

    private static Place next(Place place, Optional<RegisterSession> before, RegisterSession session) {
        if (session.worker().isEmpty()) {
            return Place.SIGN_ON;
        }
        if (session.cart().isPresent()) {
            return place == Place.PAYMENT ? place : Place.SALE;
        }
        if (place == Place.SIGN_ON) {
            return Place.HOME;
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
