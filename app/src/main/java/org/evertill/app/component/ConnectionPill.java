package org.evertill.app.component;

import javafx.animation.Interpolator;
import javafx.animation.RotateTransition;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/**
 * The connection in the header: an icon, a title and a detail in a box that never changes its size, so that no
 * state moves its neighbours. Pressing it opens the connection status.
 */
public final class ConnectionPill extends Tap {

    private static final Duration TURN = Duration.millis(1200);
    private static final double WIDEST = 420;

    private final Label title = Labels.of("title");
    private final Label detail = Labels.of("detail");
    private final Icon icon = new Icon(ConnectionLook.ONLINE.icon(), "s20");
    private final Icon chevron = Boxes.optional(new Icon("mdral-chevron_right", "s20", "chevron"));
    private final Tooltip full = new Tooltip();
    private final RotateTransition turning = new RotateTransition(TURN, icon);

    public ConnectionPill(Runnable opensStatus) {
        super("connection-pill");
        setId("connection-pill");
        StackPane badge = Boxes.box(icon, "badge");
        VBox words = Boxes.growing(Boxes.column(0, title, detail));
        words.getStyleClass().add("words");
        showing(Boxes.styled(Boxes.row(10, badge, words, chevron), "inside"));
        full.setWrapText(true);
        full.setMaxWidth(WIDEST);
        setTooltip(full);
        does(opensStatus);
        turning.setByAngle(-360);
        turning.setCycleCount(RotateTransition.INDEFINITE);
        turning.setInterpolator(Interpolator.LINEAR);
    }

    /** Leaves the arrow out where the words need its room. */
    public void arrange(ScreenSize size) {
        chevron.setVisible(size != ScreenSize.COMPACT);
    }

    /**
     * Shows a look with its words.
     *
     * @param why the whole sentence, for the tooltip and for screen readers
     */
    public void show(ConnectionLook look, String titleText, String detailText, String why) {
        title.setText(titleText);
        detail.setText(detailText);
        full.setText(titleText + "\n" + detailText + "\n" + why);
        setAccessibleText(titleText + ". " + detailText + ". " + why);
        icon.show(look.icon());
        for (ConnectionLook other : ConnectionLook.values()) {
            pseudoClassStateChanged(PseudoClass.getPseudoClass(other.style()), other.style().equals(look.style()));
        }
        turn(look == ConnectionLook.RECONNECTING);
    }

    private void turn(boolean on) {
        if (on && !Motion.isReduced(this)) {
            turning.play();
        } else {
            turning.stop();
            icon.setRotate(0);
        }
    }
}
