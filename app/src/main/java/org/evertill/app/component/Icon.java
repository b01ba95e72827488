package org.evertill.app.component;

import javafx.scene.AccessibleRole;
import org.kordamp.ikonli.javafx.FontIcon;

/** A material icon by its literal. Size and colour come from its style classes. */
public final class Icon extends FontIcon {

    /**
     * @param literal      such as {@code mdral-cloud_done}
     * @param styleClasses for example {@code s20} for 20 px
     */
    public Icon(String literal, String... styleClasses) {
        super(literal);
        getStyleClass().addAll(styleClasses);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setMouseTransparent(true);
    }

    /** Shows this one; a literal that is shown already is not styled and painted again. */
    public void show(String literal) {
        if (!literal.equals(getIconLiteral())) {
            setIconLiteral(literal);
        }
    }
}
