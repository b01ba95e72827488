package org.evertill.app.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.InputEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Window;
import javafx.util.Duration;

/**
 * Layers that lie over each other, each made when it is first needed: to make and style what is not seen yet takes
 * longer than to show what is. Those nobody has needed follow one by one while nothing happens. FX thread.
 */
class Layers extends StackPane {

    /** By then the window has been painted, and hardly anybody has typed a PIN. */
    private static final Duration NEXT = Duration.millis(400);

    private final List<Layer<?>> layers = new ArrayList<>();
    private final PauseTransition next = new PauseTransition(NEXT);
    /** A badge or a PIN must not be cut in two by the making of a screen. */
    private final EventHandler<InputEvent> somebodyWorks = event -> bringLater();

    Layers() {
        next.setOnFinished(event -> bringNext());
        sceneProperty().flatMap(Scene::windowProperty).flatMap(Window::showingProperty).orElse(false)
                .subscribe(isShowing -> {
                    if (isShowing) {
                        getScene().addEventFilter(InputEvent.ANY, somebodyWorks);
                        bringLater();
                    } else {
                        next.stop();
                    }
                });
    }

    /**
     * Declares a layer over those declared before.
     *
     * @param making makes its node, once
     * @param begun  told when the node is in its place
     */
    final <N extends Node> Layer<N> lay(Supplier<N> making, Consumer<? super N> begun) {
        Layer<N> layer = new Layer<>(making, begun);
        layers.add(layer);
        return layer;
    }

    /** Brings all that are not there yet: whoever works now must not be held up by what could have been there. */
    final void bringAll() {
        layers.forEach(Layer::bring);
    }

    private void bringLater() {
        if (layers.stream().allMatch(Layer::isThere)) {
            next.stop();
            if (getScene() != null) {
                getScene().removeEventFilter(InputEvent.ANY, somebodyWorks);
            }
        } else {
            next.playFromStart();
        }
    }

    private void bringNext() {
        layers.stream().filter(layer -> !layer.isThere()).findFirst().ifPresent(Layer::bring);
        bringLater();
    }

    /** One of them. */
    final class Layer<N extends Node> {

        private final Supplier<N> making;
        private final Consumer<? super N> begun;
        private Optional<N> made = Optional.empty();

        private Layer(Supplier<N> making, Consumer<? super N> begun) {
            this.making = making;
            this.begun = begun;
        }

        /** Its node, which is in its place from now on. */
        N bring() {
            if (made.isEmpty()) {
                N node = making.get();
                made = Optional.of(node);
                long below = layers.subList(0, layers.indexOf(this)).stream().filter(Layer::isThere).count();
                getChildren().add((int) below, node);
                begun.accept(node);
            }
            return made.get();
        }

        /** Does something to its node, if that has been made. */
        void ifThere(Consumer<? super N> does) {
            made.ifPresent(does);
        }

        boolean isThere() {
            return made.isPresent();
        }
    }
}
