package org.evertill.app.component;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;

/** A button for fingers. A tap never takes the focus away from the scan field; looks come from its style classes. */
public class Tap extends Button {

    /** @param styleClasses the only ones it has besides {@code tap} */
    public Tap(String... styleClasses) {
        getStyleClass().setAll("tap");
        getStyleClass().addAll(styleClasses);
        setFocusTraversable(false);
        Labels.watch(this);
    }

    /** A button that shows these nodes and nothing else. */
    public Tap showing(Node content) {
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setGraphic(content);
        return this;
    }

    /** A button that says this, with an icon beside it. */
    public Tap saying(String text, Node icon) {
        setText(text);
        setGraphic(icon);
        return this;
    }

    /** What it does when pressed. */
    public Tap does(Runnable action) {
        setOnAction(event -> action.run());
        return this;
    }

    /** What a screen reader says, for a button without words. */
    public Tap named(String accessibleName) {
        setAccessibleText(accessibleName);
        return this;
    }

    /** Fills the place its parent gives it. */
    public Tap filling() {
        setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        setMinSize(0, 0);
        return this;
    }
}
