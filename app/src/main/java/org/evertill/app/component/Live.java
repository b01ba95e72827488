package org.evertill.app.component;

import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/**
 * Ties a node to a model for as long as the node is on a scene and visible: a replaced screen leaves nothing behind,
 * and one that is hidden is not drawn. JavaFX paints the whole window when all that has changed in it is hidden.
 */
public final class Live {

    private Live() {
    }

    /** Shows the value now and whenever it changes while the node can be seen; once it can again, what is newest. */
    public static <T> void follow(Node node, ObservableValue<T> value, Consumer<? super T> show) {
        ObservableValue<Boolean> seen = node.sceneProperty().flatMap(scene -> node.visibleProperty()).orElse(false);
        value.when(seen).subscribe(show);
    }
}
