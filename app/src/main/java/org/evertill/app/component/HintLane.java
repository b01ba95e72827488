package org.evertill.app.component;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** The lowest 48 pixels: what the keys do here. Hints that do not fit are dropped from the right; they never wrap. */
public final class HintLane extends HBox {

    private final HBox hints = Boxes.row(18);
    private final Label version = Labels.of("version");

    public HintLane() {
        super(18);
        getStyleClass().add("lane");
        hints.setMinWidth(0);
        version.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().addAll(Boxes.growing(hints), version);
        hints.widthProperty().addListener(seen -> dropWhatDoesNotFit());
    }

    /** Shows these shortcuts. */
    public void show(List<Keycap> shown, String versionText) {
        hints.getChildren().setAll(shown);
        version.setText(versionText);
        dropWhatDoesNotFit();
    }

    /** Keeps clear of an open window beside a receipt of this width, or uses the whole lane. */
    public void keepBeside(boolean window, double receiptWidth) {
        hints.setMaxWidth(window ? receiptWidth : Double.MAX_VALUE);
    }

    private void dropWhatDoesNotFit() {
        double used = 0;
        for (Node hint : hints.getChildren()) {
            used += hint.prefWidth(-1) + hints.getSpacing();
            hint.setVisible(hints.getWidth() == 0 || used - hints.getSpacing() <= hints.getWidth());
        }
    }
}
