package org.evertill.app.screen;

import java.util.List;
import org.evertill.app.component.Keycap;
import org.evertill.app.screen.ScreenFlow.Place;
import org.evertill.app.text.Text;
import org.evertill.app.text.TextFamily;
import org.evertill.app.text.Texts;

/** Which shortcuts the lane shows on which screen, the most useful first. */
final class Hints {

    private static final int PRICE_CHECK = 101;

    private Hints() {
    }

    static List<Keycap> of(Place place, Texts texts) {
        return switch (place) {
            case SIGN_ON -> List.of();
            case HOME -> List.of(hint("F1", Text.SALE_NEW, texts), hint("F2", Text.HINT_SEARCH, texts),
                    new Keycap("F7", texts.of(TextFamily.ACTION, PRICE_CHECK)), hint("F8", Text.HINT_RETURN, texts),
                    hint(texts.get(Text.KEY_CTRL, "I"), Text.HINT_CONNECTION, texts),
                    hint(texts.get(Text.KEY_CTRL, "L"), Text.HINT_LOCK, texts));
            case SALE -> List.of(hint("F2", Text.HINT_SEARCH, texts), hint("F12", Text.HINT_EXACT, texts),
                    hint("↑ ↓", Text.HINT_LINE, texts),
                    hint(texts.get(Text.KEY_DELETE), Text.HINT_VOID_LINE, texts),
                    hint("F8", Text.HINT_RETURN, texts),
                    hint(texts.get(Text.KEY_CTRL, "I"), Text.HINT_CONNECTION, texts),
                    hint(texts.get(Text.KEY_CTRL, "L"), Text.HINT_LOCK, texts),
                    hint("Esc", Text.HINT_HOME, texts));
            case PAYMENT -> List.of(hint("F12", Text.HINT_EXACT, texts),
                    hint(texts.get(Text.KEY_ENTER), Text.HINT_TAKE, texts),
                    hint("Esc", Text.HINT_BACK, texts));
            case COMPLETE -> List.of(hint(texts.get(Text.KEY_ENTER), Text.HINT_NEXT, texts));
        };
    }

    private static Keycap hint(String key, Text does, Texts texts) {
        return new Keycap(key, texts.get(does));
    }
}
