package org.evertill.app.screen;

import java.util.List;
import org.evertill.app.component.Keycap;
import org.evertill.app.screen.ScreenFlow.Place;
import org.evertill.app.screen.ScreenFlow.Window;
import org.evertill.app.text.Text;
import org.evertill.app.text.TextFamily;
import org.evertill.app.text.Texts;

/** Which shortcuts the lane shows, the most useful first: those that work on this screen, under this window. */
final class Hints {

    private static final int PRICE_CHECK = 101;
    private static final String ARROWS = "↑ ↓";
    private static final String ESCAPE = "Esc";

    private final Texts texts;

    Hints(Texts texts) {
        this.texts = texts;
    }

    /** @param payingOut whether the running payment gives money back */
    List<Keycap> of(Place place, Window window, boolean payingOut) {
        return switch (window) {
            case NONE -> of(place, payingOut);
            // Esc closes it, as its head says.
            case CONNECTION -> of(place, payingOut).stream().filter(hint -> !hint.key().equals(ESCAPE)).toList();
            case SEARCH -> List.of(hint(ARROWS, Text.HINT_LINE), hint(texts.get(Text.KEY_ENTER), Text.SEARCH_ADD),
                    hint(ESCAPE, Text.CLOSE));
            case PROMPT -> List.of(hint(ESCAPE, Text.PROMPT_CANCEL));
        };
    }

    private List<Keycap> of(Place place, boolean payingOut) {
        return switch (place) {
            case SIGN_ON -> List.of();
            case HOME -> List.of(hint("F1", Text.SALE_NEW), hint("F2", Text.HINT_SEARCH),
                    new Keycap("F7", texts.of(TextFamily.ACTION, PRICE_CHECK)), hint("F8", Text.HINT_RETURN),
                    control("I", Text.HINT_CONNECTION), control("L", Text.HINT_LOCK));
            case SALE -> List.of(hint("F2", Text.HINT_SEARCH), hint("F12", Text.HINT_EXACT),
                    hint(ARROWS, Text.HINT_LINE), hint(texts.get(Text.KEY_DELETE), Text.HINT_VOID_LINE),
                    hint("F8", Text.HINT_RETURN), control("I", Text.HINT_CONNECTION), control("L", Text.HINT_LOCK),
                    hint(ESCAPE, Text.HINT_HOME));
            case PAYMENT -> List.of(hint("F12", Text.HINT_EXACT),
                    hint(texts.get(Text.KEY_ENTER), payingOut ? Text.HINT_PAY_OUT : Text.HINT_TAKE),
                    hint(ESCAPE, Text.HINT_BACK));
            case COMPLETE -> List.of(hint(texts.get(Text.KEY_ENTER), Text.HINT_NEXT));
        };
    }

    private Keycap hint(String key, Text does) {
        return new Keycap(key, texts.get(does));
    }

    private Keycap control(String key, Text does) {
        return hint(texts.get(Text.KEY_CTRL, key), does);
    }
}
