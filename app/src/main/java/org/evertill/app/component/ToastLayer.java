package org.evertill.app.component;

import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;

/**
 * One toast at a time over the lane at the bottom, and over nothing else. A newer one replaces an older. The whole
 * toast is the target. While a window is open it keeps to the left, under the receipt.
 */
public final class ToastLayer extends StackPane {

    /** What a toast needs besides its words and its button: mark, paddings, margin. */
    private static final double AROUND_WORDS = 76;
    private static final double BUTTON = 80;
    private static final double WORDS_ALONE = 1000;

    private final Label words = Labels.of("words");
    private final Icon icon = new Icon("mdral-info", "s20");
    private final StackPane mark = Boxes.box(icon, "mark");
    private final Tap action = new Tap("toast-action");
    private final HBox toast = Boxes.styled(Boxes.row(12, mark, words, action), "toast");
    private final PauseTransition leaves = new PauseTransition();
    private final Runnable gone;
    private Optional<Toast> shown = Optional.empty();
    private boolean besideWindow;
    private double receiptWidth = ScreenSize.REGULAR.receiptWidth();

    /** @param gone told when a toast has had its time or was touched */
    public ToastLayer(Runnable gone) {
        this.gone = gone;
        getStyleClass().add("toast-layer");
        setPickOnBounds(false);
        toast.setId("toast");
        toast.setVisible(false);
        toast.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        action.setId("toast-action");
        Boxes.optional(action);
        action.setMinWidth(Region.USE_PREF_SIZE);
        toast.setOnMouseClicked(event -> press());
        action.does(this::press);
        leaves.setOnFinished(event -> gone.run());
        keepBeside(false);
        getChildren().add(toast);
    }

    /** Keeps clear of an open window, or uses the whole lane. */
    public void keepBeside(boolean window) {
        besideWindow = window;
        fitWords();
        StackPane.setAlignment(toast, window ? Pos.BOTTOM_LEFT : Pos.BOTTOM_CENTER);
        StackPane.setMargin(toast, new Insets(0, 12, 2, 12));
    }

    /** Keeps under the receipt as wide as it is on this screen. */
    public void arrange(ScreenSize size) {
        receiptWidth = size.receiptWidth();
        fitWords();
    }

    private void fitWords() {
        double beside = receiptWidth - AROUND_WORDS - (action.isVisible() ? BUTTON : 0);
        words.setMaxWidth(besideWindow ? beside : WORDS_ALONE);
    }

    /** Shows a toast, or none. */
    public void show(Optional<Toast> next) {
        if (next.equals(shown)) {
            return;
        }
        shown = next;
        leaves.stop();
        toast.setVisible(next.isPresent());
        next.ifPresent(this::raise);
    }

    private void raise(Toast next) {
        words.setText(next.text());
        words.notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
        action.setText(next.action());
        action.setVisible(!next.action().isEmpty());
        fitWords();
        icon.show(next.tone().icon());
        mark.getStyleClass().setAll("mark", next.tone().style());
        Motion.rise(toast);
        if (next.tone().millis() > 0) {
            leaves.setDuration(Duration.millis(next.tone().millis()));
            leaves.playFromStart();
        }
    }

    private void press() {
        Optional<Toast> pressed = shown;
        gone.run();
        pressed.ifPresent(touched -> touched.does().run());
    }
}
