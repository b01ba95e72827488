package org.evertill.app.component;

import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;

/** Where every scan and every digit goes. It has the focus whenever nothing else needs it. */
public final class ScanField extends HBox {

    private static final PseudoClass BUSY = PseudoClass.getPseudoClass("busy");

    private final TextField input = new TextField();
    private final Label chip = Boxes.optional(Labels.of("quantity-chip"));
    private final Tap search;

    /**
     * @param enters   told what was in the field when Enter was pressed; the field is empty then
     * @param searches opens the product search
     */
    public ScanField(Consumer<String> enters, Runnable searches) {
        super(12);
        getStyleClass().add("scan-field");
        input.setId("scan");
        input.getStyleClass().setAll("bare-input");
        Labels.watch(input);
        input.setOnAction(event -> {
            String typed = input.getText().strip();
            input.clear();
            enters.accept(typed);
        });
        chip.setVisible(false);
        chip.setMinWidth(USE_PREF_SIZE);
        search = new Tap("icon-button").showing(new Icon("mdomz-search", "s24")).does(searches);
        getChildren().addAll(new Icon("mdomz-qr_code_scanner", "s22", "accent"), chip, Boxes.growing(input),
                new Keycap("F2", ""), search);
        input.focusedProperty().addListener((seen, was, is) ->
                pseudoClassStateChanged(PseudoClass.getPseudoClass("inside-focused"), is));
    }

    /** Says what it is for. */
    public void name(String prompt, String searchName) {
        input.setPromptText(prompt);
        input.setAccessibleText(prompt);
        search.named(searchName);
    }

    /** Shows how many of the next item; empty for one. */
    public void showQuantity(String text) {
        chip.setText(text);
        chip.setVisible(!text.isEmpty());
    }

    /** Shows that a question is out. Typing goes on. */
    public void showBusy(boolean busy) {
        pseudoClassStateChanged(BUSY, busy);
    }

    /** The field itself: for the focus, and for whoever types into it from the number pad. */
    public TextField input() {
        return input;
    }
}
