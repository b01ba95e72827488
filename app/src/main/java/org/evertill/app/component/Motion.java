package org.evertill.app.component;

import javafx.animation.FadeTransition;
import javafx.animation.ParallelTransition;
import javafx.animation.TranslateTransition;
import javafx.scene.Node;
import javafx.util.Duration;

/** What moves on the screens, and only where the system has not asked for less motion. FX thread. */
final class Motion {

    private static final Duration RISE = Duration.millis(200);
    private static final double RISES_BY = 8;
    private static final Duration STATE = Duration.millis(600);

    private Motion() {
    }

    /** Whether nothing may move: the end of a movement is shown at once. */
    static boolean isReduced(Node node) {
        return node.getScene() != null && node.getScene().getPreferences().isReducedMotion();
    }

    /** Lets a window or toast rise into its place. */
    static void rise(Node node) {
        if (isReduced(node)) {
            return;
        }
        FadeTransition fade = new FadeTransition(RISE, node);
        fade.setFromValue(0);
        fade.setToValue(1);
        TranslateTransition rise = new TranslateTransition(RISE, node);
        rise.setFromY(RISES_BY);
        rise.setToY(0);
        new ParallelTransition(fade, rise).play();
    }

    /** Fades a change of state in or out, then does the rest. */
    static void fade(Node node, double from, double to, Runnable then) {
        node.setOpacity(isReduced(node) ? to : from);
        if (isReduced(node)) {
            then.run();
            return;
        }
        FadeTransition fade = new FadeTransition(STATE, node);
        fade.setFromValue(from);
        fade.setToValue(to);
        fade.setOnFinished(event -> then.run());
        fade.play();
    }
}
