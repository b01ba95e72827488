package org.evertill.app.component;

import javafx.scene.control.TextInputControl;

/** What keys of a pad do to a text field, at its caret, without the focus. */
public final class Typing {

    private Typing() {
    }

    /** Types characters. */
    public static void type(TextInputControl field, String characters) {
        field.replaceSelection(characters);
    }

    /** Takes back one character. */
    public static void backspace(TextInputControl field) {
        if (field.getSelection().getLength() > 0) {
            field.replaceSelection("");
        } else {
            field.deletePreviousChar();
        }
    }
}
