package org.evertill.app.screen.complete;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.evertill.app.component.AmountSize;
import org.evertill.app.component.Boxes;
import org.evertill.app.component.Icon;
import org.evertill.app.component.Labels;
import org.evertill.app.component.Live;
import org.evertill.app.component.ScreenSize;
import org.evertill.app.component.Tap;
import org.evertill.app.text.Text;
import org.evertill.app.text.Texts;

/** After the sale: the receipt on the left, the change in the largest type there is, and the way on. */
public final class CompleteView extends HBox {

    private static final int LARGEST = 120;
    /** How many characters fit at the largest size. */
    private static final int FITTING = 9;
    private static final int FITTING_COMPACT = 7;

    private final PaperReceipt paper = new PaperReceipt();
    private final Label title = Labels.of("heading-1");
    private final Label receipt = Labels.of("muted");
    private final Label caption = Labels.of("caption");
    private final Label change = Labels.of("change");
    private final HBox pieces = Boxes.row(10);
    private final Label summary = Labels.of("summary");
    private int fitting = FITTING;

    /** @param goesOn starts the next sale */
    public CompleteView(CompleteViewModel model, Texts texts, Runnable goesOn) {
        super(12);
        getStyleClass().add("complete");
        Tap next = new Tap("button-huge", "primary").does(goesOn)
                .saying(texts.get(Text.COMPLETE_NEXT), new Icon("mdral-keyboard_return", "s22"));
        next.setContentDisplay(javafx.scene.control.ContentDisplay.RIGHT);
        next.setMaxWidth(Double.MAX_VALUE);
        next.setId("next-sale");
        Label how = Labels.saying(texts.get(Text.COMPLETE_HOW), "how");
        how.setMaxWidth(Double.MAX_VALUE);
        change.setId("change");
        VBox amounts = Boxes.styled(Boxes.column(0, caption, change, pieces, summary), "amounts");
        pieces.setAlignment(Pos.CENTER);
        VBox card = Boxes.growing(Boxes.styled(Boxes.column(0, head(), Boxes.spring(), amounts, Boxes.spring(), next,
                how), "card", "complete-card"));
        getChildren().addAll(paper, card);
        Live.follow(this, model.faceProperty(), face -> face.ifPresent(this::show));
    }

    /** Writes the change as large as there is room for. */
    public void arrange(ScreenSize size) {
        setSpacing(size.gutter());
        fitting = size == ScreenSize.COMPACT ? FITTING_COMPACT : FITTING;
        sizeChange();
    }

    private void sizeChange() {
        change.setStyle("-fx-font-size: " + AmountSize.of(change.getText(), LARGEST, fitting) + "px;");
    }

    private HBox head() {
        VBox words = Boxes.column(2, title, receipt);
        words.setAlignment(Pos.CENTER_LEFT);
        return Boxes.row(14, Boxes.box(new Icon("mdral-check", "s30"), "done-mark"), words);
    }

    private void show(CompleteFace face) {
        paper.show(face.paper());
        title.setText(face.title());
        receipt.setText(face.receipt());
        caption.setText(face.caption());
        change.setText(face.change());
        sizeChange();
        summary.setText(face.summary());
        List<Label> shown = face.pieces().stream().map(piece -> {
            Label label = Labels.saying(piece, "piece");
            label.setMinWidth(Region.USE_PREF_SIZE);
            return label;
        }).toList();
        pieces.getChildren().setAll(shown);
    }
}
