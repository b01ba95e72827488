package org.evertill.app.component;

import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.geometry.Pos;

/** Asks once before something that cannot be undone. The safe answer is on the left and is the default. */
public final class ConfirmDialog extends StackPane {

    /** What it asks. */
    public record Words(String title, String consequence, String keep, String destroy) {
    }

    private static final double BUTTON = 64;

    private final Label title = Labels.wrapping("title");
    private final Label consequence = Labels.wrapping("consequence");
    private final Label keepText = Labels.of("words");
    private final Tap keep = new Tap("button-large");
    private final Tap destroy = new Tap("button-large", "destructive");

    public ConfirmDialog(Runnable keeps, Runnable destroys) {
        getStyleClass().add("scrim");
        keep.filling().showing(centred(keepText, new Keycap("Esc", ""))).does(keeps);
        keep.setId("dialog-keep");
        destroy.filling().does(destroys);
        destroy.setId("dialog-destroy");
        VBox words = Boxes.growing(Boxes.column(6, title, consequence));
        HBox top = new HBox(16, Boxes.box(new Icon("mdoal-delete_forever", "s26"), "mark"), words);
        GridPane buttons = Boxes.grid(2, 1, 12, BUTTON);
        buttons.addRow(0, keep, destroy);
        VBox dialog = Boxes.styled(Boxes.column(26, top, buttons), "dialog");
        dialog.setMaxHeight(USE_PREF_SIZE);
        getChildren().add(dialog);
        Boxes.optional(this).setVisible(false);
    }

    /** Says what it asks. */
    public void show(Words words) {
        title.setText(words.title());
        consequence.setText(words.consequence());
        keepText.setText(words.keep());
        keep.named(words.keep());
        destroy.setText(words.destroy());
    }

    private static HBox centred(javafx.scene.Node... children) {
        HBox row = Boxes.row(12, children);
        row.setAlignment(Pos.CENTER);
        return row;
    }
}
