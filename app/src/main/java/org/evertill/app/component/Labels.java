package org.evertill.app.component;

import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;

/**
 * Makes labels that change to a Chinese font by themselves when their text is Chinese: JavaFX takes one family
 * per node and does not fall back to a loaded one in the right weight.
 */
public final class Labels {

    private static final PseudoClass HAN = PseudoClass.getPseudoClass("han");

    private Labels() {
    }

    /** An empty label of these style classes. */
    public static Label of(String... styleClasses) {
        Label label = new Label();
        label.getStyleClass().addAll(styleClasses);
        watch(label);
        return label;
    }

    /** A label that says this. */
    public static Label saying(String text, String... styleClasses) {
        Label label = of(styleClasses);
        label.setText(text);
        return label;
    }

    /** A label that breaks into lines instead of ending in an ellipsis. */
    public static Label wrapping(String... styleClasses) {
        Label label = of(styleClasses);
        label.setWrapText(true);
        return label;
    }

    /** Keeps the font of any labelled node right. */
    public static void watch(Labeled node) {
        node.textProperty().addListener((seen, old, text) -> node.pseudoClassStateChanged(HAN, isHan(text)));
        node.pseudoClassStateChanged(HAN, isHan(node.getText()));
    }

    /** Keeps the font of a text field right. */
    public static void watch(TextInputControl node) {
        Runnable check = () -> node.pseudoClassStateChanged(HAN,
                isHan(node.getText().isEmpty() ? node.getPromptText() : node.getText()));
        node.textProperty().addListener(seen -> check.run());
        node.promptTextProperty().addListener(seen -> check.run());
        check.run();
    }

    static boolean isHan(String text) {
        return text != null && text.codePoints().anyMatch(Character::isIdeographic);
    }
}
