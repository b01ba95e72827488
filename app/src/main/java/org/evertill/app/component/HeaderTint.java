package org.evertill.app.component;

import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/**
 * The colour under the header. A new one fades in over the old one: JavaFX does not animate backgrounds, and a
 * header that jumps to amber alarms more than it informs.
 */
final class HeaderTint extends Pane {

    private Region shown = layer(ConnectionLook.ONLINE.style());
    private String style = ConnectionLook.ONLINE.style();

    HeaderTint() {
        getChildren().add(shown);
        setMouseTransparent(true);
    }

    void show(ConnectionLook look) {
        if (look.style().equals(style)) {
            return;
        }
        style = look.style();
        Region old = shown;
        shown = layer(style);
        getChildren().add(shown);
        Motion.fade(shown, 0, 1, () -> getChildren().remove(old));
    }

    @Override
    protected void layoutChildren() {
        getChildren().forEach(child -> child.resizeRelocate(0, 0, getWidth(), getHeight()));
    }

    private static Region layer(String style) {
        return Boxes.styled(new Region(), "header-tint", style);
    }
}
