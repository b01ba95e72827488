package org.evertill.app.component;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What the lines come to. Keeps its height whatever there is to add up, so that the lines above never move. */
public final class TotalsBlock extends VBox {

    /** One sum. */
    public record Sum(String caption, String amount) {
    }

    private static final int ROWS = 3;

    private final VBox sums = new VBox();
    private final Label totalCaption = Labels.of("caption");
    private final Label total = Labels.of("amount");

    public TotalsBlock() {
        getStyleClass().add("totals");
        total.setId("total");
        HBox last = Boxes.styled(Boxes.row(0, totalCaption, Boxes.spring(), total), "total");
        total.setMinWidth(Region.USE_PREF_SIZE);
        sums.getStyleClass().add("sums");
        VBox.setVgrow(sums, Priority.ALWAYS);
        getChildren().addAll(sums, last);
    }

    /** Shows up to three sums above the total. */
    public void show(List<Sum> shown, String caption, String amount) {
        sums.getChildren().clear();
        for (Sum sum : shown.subList(0, Math.min(ROWS, shown.size()))) {
            Label value = Labels.saying(sum.amount(), "amount");
            value.setMinWidth(Region.USE_PREF_SIZE);
            sums.getChildren().add(Boxes.styled(Boxes.row(8, Labels.saying(sum.caption(), "caption"), Boxes.spring(),
                    value), "sum"));
        }
        totalCaption.setText(caption);
        total.setText(amount);
    }
}
