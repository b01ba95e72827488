package org.evertill.app.component;

import javafx.animation.FadeTransition;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.util.Duration;

/**
 * The colour under the header. A new one fades in over the old one: JavaFX does not animate backgrounds, and a
 * header that jumps to amber alarms more than it informs.
 */
final class HeaderTint extends Pane {

    private static final Duration FADE = Duration.millis(600);

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
        shown.setOpacity(0);
        getChildren().add(shown);
        FadeTransition fade = new FadeTransition(FADE, shown);
        fade.setToValue(1);
        fade.setOnFinished(event -> getChildren().remove(old));
        fade.play();
    }

    @Override
    protected void layoutChildren() {
        getChildren().forEach(child -> child.resizeRelocate(0, 0, getWidth(), getHeight()));
    }

    private static Region layer(String style) {
        return Boxes.styled(new Region(), "header-tint", style);
    }
}
