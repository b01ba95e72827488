package org.evertill.app.component;

import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.Pos;
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

    private final List<Row> rows = Stream.generate(Row::new).limit(ROWS).toList();
    private final Label totalCaption = Labels.of("caption");
    private final Label total = Labels.of("amount");

    public TotalsBlock() {
        getStyleClass().add("totals");
        total.setId("total");
        HBox last = Boxes.styled(Boxes.row(0, totalCaption, Boxes.spring(), total), "total");
        total.setMinWidth(Region.USE_PREF_SIZE);
        VBox sums = Boxes.styled(new VBox(), "sums");
        sums.getChildren().setAll(rows);
        VBox.setVgrow(sums, Priority.ALWAYS);
        getChildren().addAll(sums, last);
    }

    /** Shows up to three sums above the total. */
    public void show(List<Sum> shown, String caption, String amount) {
        for (int i = 0; i < ROWS; i++) {
            rows.get(i).setVisible(i < shown.size());
            if (i < shown.size()) {
                rows.get(i).show(shown.get(i));
            }
        }
        totalCaption.setText(caption);
        total.setText(amount);
    }

    /** Made once: a scan changes its words, and only they are painted again. */
    private static final class Row extends HBox {

        private final Label caption = Labels.of("caption");
        private final Label value = Labels.of("amount");

        Row() {
            super(8);
            setAlignment(Pos.CENTER_LEFT);
            getStyleClass().add("sum");
            value.setMinWidth(USE_PREF_SIZE);
            getChildren().addAll(caption, Boxes.spring(), value);
            Boxes.optional(this);
        }

        void show(Sum sum) {
            caption.setText(sum.caption());
            value.setText(sum.amount());
        }
    }
}
