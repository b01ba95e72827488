package org.evertill.app.screen.sale;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.evertill.app.component.Boxes;
import org.evertill.app.component.Icon;
import org.evertill.app.component.Labels;

/** The head of the receipt: whether a sale is running, since when, and what the next scan will do. */
final class SaleStrip extends HBox {

    private final Label title = Labels.of("title");
    private final Label detail = Labels.of("detail");
    /** In the place of the detail: beside it there is no room for both in every language. */
    private final Label returnTag = Boxes.optional(Labels.of("tag", "info", "large"));

    SaleStrip() {
        super(12);
        getStyleClass().add("sale-strip");
        VBox words = Boxes.growing(Boxes.column(1, title, Boxes.optional(detail), returnTag));
        words.setAlignment(Pos.CENTER_LEFT);
        returnTag.setMinWidth(Region.USE_PREF_SIZE);
        returnTag.setId("return-tag");
        getChildren().addAll(Boxes.box(new Icon("mdomz-shopping_basket", "s20"), "mark"), words);
    }

    void show(SaleFace face) {
        title.setText(face.title());
        detail.setText(face.detail());
        returnTag.setText(face.returnTag());
        returnTag.setVisible(!face.returnTag().isEmpty());
        detail.setVisible(face.returnTag().isEmpty());
    }
}
