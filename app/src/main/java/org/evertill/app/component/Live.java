package org.evertill.app.component;

import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/** Ties a node to a model for as long as the node is on a scene, so that a replaced screen leaves nothing behind. */
public final class Live {

    private Live() {
    }

    /** Shows the value now and whenever it changes while the node is on a scene. */
    public static <T> void follow(Node node, ObservableValue<T> value, Consumer<? super T> show) {
        ObservableValue<Boolean> onScene = node.sceneProperty().map(scene -> true).orElse(false);
        value.when(onScene).subscribe(show);
    }
}
