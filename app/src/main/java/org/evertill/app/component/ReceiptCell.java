package org.evertill.app.component;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * One row of the receipt. All its nodes are made once; an update only changes words, their size and pseudo-classes.
 * Quantity, unit price and total have the width of their column, or more where that is not enough.
 */
final class ReceiptCell extends ListCell<ReceiptRow> {

    private static final PseudoClass VOIDED = PseudoClass.getPseudoClass("voided");
    private static final PseudoClass RETURNED = PseudoClass.getPseudoClass("returned");
    private static final PseudoClass OVERRIDDEN = PseudoClass.getPseudoClass("overridden");
    private static final PseudoClass LONG = PseudoClass.getPseudoClass("long");
    private static final int LONG_NAME = 24;

    private final Label quantity = Labels.of("quantity");
    private final Label unit = Boxes.optional(Labels.of("unit"));
    private final Label name = Labels.of("name");
    private final Label tag = Boxes.optional(Labels.of("tag"));
    private final Label detail = Labels.of("detail");
    private final Label unitPrice = Labels.of("unit-price");
    private final Label amount = Labels.of("amount");
    private final Region fresh = Boxes.styled(new Region(), "fresh");
    private final StackPane content;

    ReceiptCell() {
        getStyleClass().setAll("receipt-cell");
        setText(null);
        VBox left = Boxes.column(0, quantity, unit);
        left.setAlignment(Pos.CENTER_LEFT);
        left.getStyleClass().add("left");
        left.setMinWidth(44);
        tag.setMinWidth(Region.USE_PREF_SIZE);
        VBox middle = Boxes.growing(Boxes.column(1, name, Boxes.row(4, tag, detail)));
        middle.getStyleClass().add("middle");
        middle.setPrefWidth(0);
        middle.setAlignment(Pos.CENTER_LEFT);
        unitPrice.setMinWidth(76);
        amount.setMinWidth(88);
        HBox line = Boxes.styled(Boxes.row(0, left, middle, unitPrice, amount), "line");
        Region bar = Boxes.styled(new Region(), "bar");
        StackPane.setAlignment(bar, Pos.CENTER_LEFT);
        fresh.setOpacity(0);
        content = new StackPane(fresh, line, bar);
        content.setVisible(false);
        setGraphic(content);
    }

    @Override
    protected void updateItem(ReceiptRow row, boolean empty) {
        super.updateItem(row, empty);
        // It stays where it is: what comes to a scene anew is styled anew, all of it.
        content.setVisible(!empty && row != null);
        if (empty || row == null) {
            setAccessibleText(null);
            return;
        }
        write(quantity, row.quantity(), 15, 4);
        unit.setText(row.unit());
        unit.setVisible(!row.unit().isEmpty());
        name.setText(row.name());
        pseudoClassStateChanged(LONG, row.name().length() > LONG_NAME);
        detail.setText(row.detail());
        tag.setText(row.tag());
        tag.setVisible(!row.tag().isEmpty());
        write(unitPrice, row.unitPrice(), 13, 9);
        write(amount, row.amount(), 15, 9);
        pseudoClassStateChanged(VOIDED, row.kind() == ReceiptRow.Kind.VOIDED);
        pseudoClassStateChanged(RETURNED, row.kind() == ReceiptRow.Kind.RETURNED);
        pseudoClassStateChanged(OVERRIDDEN, row.kind() == ReceiptRow.Kind.OVERRIDDEN);
        setAccessibleText(String.join(", ", row.quantity(), row.name(), row.tag(), row.amount()));
    }

    /** Lets the row light up for a moment, because it has just been added. */
    void flash() {
        Motion.fade(fresh, 1, 0, () -> { });
    }

    /** A long number is written smaller; what is longer still takes its room from the name, never from a number. */
    private static void write(Label label, String text, long normal, int fitting) {
        label.setText(text);
        long size = AmountSize.of(text, normal, fitting);
        label.setStyle(size == normal ? "" : "-fx-font-size: " + size + "px;");
    }
}
