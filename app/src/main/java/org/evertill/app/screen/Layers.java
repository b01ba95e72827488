package org.evertill.app.screen;

import java.util.List;
import java.util.Set;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Window;
import javafx.util.Duration;

/**
 * Layers that lie over each other, of which at first only some come to the scene: to style what is not seen yet takes
 * longer than to show what is. The others follow one by one while nothing happens, or all at once when one is needed.
 * FX thread.
 */
class Layers extends StackPane {

    /** By then the window has been painted, and hardly anybody has typed a PIN. */
    private static final Duration NEXT = Duration.millis(400);

    private List<Node> layers = List.of();
    private final PauseTransition next = new PauseTransition(NEXT);

    Layers() {
        next.setOnFinished(event -> bringNext());
        sceneProperty().flatMap(Scene::windowProperty).flatMap(Window::showingProperty).orElse(false)
                .subscribe(isShowing -> {
                    if (isShowing) {
                        bringLater();
                    } else {
                        next.stop();
                    }
                });
    }

    /**
     * Takes the layers.
     *
     * @param all   from the lowest to the topmost
     * @param first those that are needed at once
     */
    final void lay(List<Node> all, Set<Node> first) {
        layers = all;
        getChildren().setAll(all.stream().filter(first::contains).toList());
    }

    /** Brings all that are not there yet: one of them is to be seen now. */
    final void bringAll() {
        layers.forEach(this::bring);
    }

    private void bringLater() {
        if (getChildren().size() < layers.size()) {
            next.playFromStart();
        }
    }

    private void bringNext() {
        layers.stream().filter(layer -> !getChildren().contains(layer)).findFirst().ifPresent(this::bring);
        bringLater();
    }

    private void bring(Node layer) {
        if (!getChildren().contains(layer)) {
            long below = layers.subList(0, layers.indexOf(layer)).stream().filter(getChildren()::contains).count();
            getChildren().add((int) below, layer);
        }
    }
}
