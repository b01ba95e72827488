package org.evertill.app.component;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.css.PseudoClass;
import javafx.scene.layout.HBox;

/** A few pages of which one is on, each with its name on a button as wide as the others. */
public final class Tabs extends HBox {

    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");

    private final List<Tap> taps = new ArrayList<>();

    /** @param chooses told the index of the tab that was pressed, from 0 */
    public Tabs(IntConsumer chooses, String... names) {
        getStyleClass().add("tabs");
        for (int i = 0; i < names.length; i++) {
            int index = i;
            Tap tap = Boxes.growing(new Tap("tab")).does(() -> chooses.accept(index));
            tap.setText(names[i]);
            tap.setId("tab-" + i);
            tap.setPrefWidth(1);
            tap.setMinWidth(0);
            taps.add(tap);
        }
        getChildren().addAll(taps);
        show(0);
    }

    /** Shows which one is on. */
    public void show(int on) {
        for (int i = 0; i < taps.size(); i++) {
            taps.get(i).pseudoClassStateChanged(ON, i == on);
        }
    }
}
