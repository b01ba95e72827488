package org.evertill.app.component;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.geometry.Pos;

/** A keyboard shortcut and what it does, as the lane at the bottom shows them. */
public final class Keycap extends HBox {

    private final String key;

    /**
     * @param key  as printed on the keyboard
     * @param does what it does; empty for the key alone
     */
    public Keycap(String key, String does) {
        this.key = key;
        getStyleClass().add("keycap");
        setAlignment(Pos.CENTER_LEFT);
        setMinWidth(USE_PREF_SIZE);
        Label cap = Labels.saying(key, "cap");
        cap.setMinWidth(USE_PREF_SIZE);
        getChildren().add(cap);
        if (!does.isEmpty()) {
            Label words = Labels.saying(does, "words");
            words.setMinWidth(USE_PREF_SIZE);
            getChildren().add(words);
        }
    }

    /** As printed on the keyboard. */
    public String key() {
        return key;
    }
}
