package org.evertill.app.component;

import javafx.scene.Node;
import javafx.scene.layout.VBox;

/** A window over the middle and right columns. The receipt stays visible, and nothing under it is blocked out. */
public class FloatingWindow extends VBox {

    public FloatingWindow(Node... children) {
        super(children);
        getStyleClass().add("window");
        setMinSize(0, 0);
        setVisible(false);
        Boxes.optional(this);
    }

    /** Opens by rising 8 px, or closes at once. */
    public final void show(boolean open) {
        if (open == isVisible()) {
            return;
        }
        setVisible(open);
        if (open) {
            Motion.rise(this);
        }
    }

    /** The head every window has: its title, the Esc hint, and a cross. */
    public static Node head(Node title, String closeText, Runnable closes) {
        Tap cross = new Tap("icon-button").showing(new Icon("mdoal-close", "s24")).does(closes).named(closeText);
        cross.setId("window-close");
        return Boxes.styled(Boxes.row(0, title, Boxes.spring(),
                Boxes.styled(new Keycap("Esc", closeText), "close-hint"), cross), "window-head");
    }
}
