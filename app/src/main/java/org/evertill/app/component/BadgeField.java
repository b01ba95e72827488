package org.evertill.app.component;

import javafx.scene.control.TextField;

/** Where a staff number is typed. What a scanner sends into it is a badge: that number, and never a product. */
public final class BadgeField extends TextField {

    /** Holds this number instead of whatever was in it. */
    public void take(String number) {
        setText(number);
        end();
    }
}
