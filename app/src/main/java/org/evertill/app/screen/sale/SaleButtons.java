package org.evertill.app.screen.sale;

import java.util.List;
import org.evertill.app.component.ActionGrid.Action;
import org.evertill.app.component.ActionGrid.Look;
import org.evertill.app.text.Text;
import org.evertill.app.text.TextFamily;
import org.evertill.app.text.Texts;
import org.evertill.commerce.operation.OperationCatalog;
import org.evertill.commerce.register.RegisterSession;

/**
 * The buttons of the operation grid. Where a button stands is data; one whose operation the register does not have
 * is left out and its place stays empty for the day it comes.
 */
final class SaleButtons {

    private record Place(int place, int operation, String icon, String key) {
    }

    private static final String DELETE = "delete";
    private static final String CTRL = "ctrl ";
    private static final int VOID_SALE = 500;
    private static final int SWITCH_CONNECTION = 917;

    private static final List<Place> PLACES = List.of(
            new Place(0, 101, "mdomz-request_quote", "F7"),
            new Place(1, 105, "mdoal-dialpad", "F4"),
            new Place(2, 104, "mdoal-edit", "F5"),
            new Place(3, 106, "mdoal-exposure_plus_1", ""),
            new Place(4, 102, "mdomz-remove_circle_outline", DELETE),
            new Place(5, 109, "mdoal-assignment_return", "F8"),
            new Place(6, 108, "mdomz-search", "F2"),
            new Place(8, 703, "mdoal-lock", CTRL + "L"),
            new Place(9, 701, "mdoal-exit_to_app", ""),
            new Place(13, VOID_SALE, "mdoal-delete_forever", CTRL + "⌫"),
            new Place(14, SWITCH_CONNECTION, "mdral-link_off", ""));

    private SaleButtons() {
    }

    static List<Action> of(RegisterSession session, Texts texts) {
        return PLACES.stream().filter(place -> OperationCatalog.has(place.operation()))
                .map(place -> action(place, session, texts)).toList();
    }

    private static Action action(Place place, RegisterSession session, Texts texts) {
        boolean connects = place.operation() == SWITCH_CONNECTION && !session.connection().isOnline();
        String text = place.operation() == SWITCH_CONNECTION
                ? texts.get(connects ? Text.CONNECTION_CONNECT : Text.CONNECTION_DISCONNECT)
                : texts.of(TextFamily.ACTION, place.operation());
        return new Action(place.place(), place.operation(), text, connects ? "mdral-link" : place.icon(),
                key(place.key(), texts), Hindrance.of(place.operation(), session), look(place.operation(), connects));
    }

    private static String key(String key, Texts texts) {
        if (key.equals(DELETE)) {
            return texts.get(Text.KEY_DELETE);
        }
        return key.startsWith(CTRL) ? texts.get(Text.KEY_CTRL, key.substring(CTRL.length())) : key;
    }

    private static Look look(int operation, boolean connects) {
        return switch (operation) {
            case VOID_SALE -> Look.DANGER;
            case SWITCH_CONNECTION -> connects ? Look.CONNECT : Look.CONNECTION;
            default -> Look.PLAIN;
        };
    }
}
