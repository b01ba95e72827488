package org.evertill.app.component;

import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The lines of the sale, always visible and live. It shows the selection it is told and reports taps; it never
 * takes the focus.
 */
public final class ReceiptPane extends VBox {

    private final ObservableList<ReceiptRow> rows = FXCollections.observableArrayList();
    private final ListView<ReceiptRow> list = new ListView<>(rows);
    private final Label[] heads = {Labels.of(), Labels.of(), Labels.of(), Labels.of()};
    private final Label emptyWords = Labels.of("words");
    private @Nullable VirtualFlow<?> flow;
    private boolean showing;
    private int selected;

    /** @param selects told the number of the line that was tapped */
    public ReceiptPane(IntConsumer selects) {
        getStyleClass().add("receipt");
        list.setId("receipt");
        list.setFixedCellSize(ScreenSize.REGULAR.lineHeight());
        list.setFocusTraversable(false);
        list.setCellFactory(view -> new ReceiptCell());
        VBox nothing = Boxes.styled(Boxes.column(10, new Icon("mdomz-qr_code_scanner", "s40"), emptyWords), "nothing");
        list.setPlaceholder(nothing);
        list.getSelectionModel().selectedItemProperty().addListener((seen, old, row) -> {
            if (!showing && row != null) {
                selects.accept(row.number());
            }
        });
        getChildren().addAll(head(), Boxes.growing(new StackPane(list)));
    }

    /** Names the columns, and says what an empty receipt waits for. */
    public void name(String quantity, String item, String unit, String total, String empty) {
        heads[0].setText(quantity);
        heads[1].setText(item);
        heads[2].setText(unit);
        heads[3].setText(total);
        emptyWords.setText(empty);
    }

    /** Makes the lines as high as the screen has room for. */
    public void arrange(ScreenSize size) {
        list.setFixedCellSize(size.lineHeight());
    }

    /** Shows the lines; only those that changed are drawn again. A line that is new is scrolled to. */
    public void show(List<ReceiptRow> shown, int selectedNumber) {
        boolean longer = shown.size() > rows.size();
        showing = true;
        while (rows.size() > shown.size()) {
            rows.remove(rows.size() - 1);
        }
        for (int i = 0; i < shown.size(); i++) {
            if (i == rows.size()) {
                rows.add(shown.get(i));
            } else if (!rows.get(i).equals(shown.get(i))) {
                rows.set(i, shown.get(i));
            }
        }
        select(selectedNumber, longer);
        showing = false;
        // Cells change their pseudo-classes when the list is laid out. In the frame's own layout that would come after
        // its styles: the next frame would have nothing to show for it, and would paint the whole window.
        list.layout();
    }

    private void select(int number, boolean longer) {
        boolean moved = number != selected;
        selected = number;
        int index = indexOf(number);
        if (index < 0) {
            list.getSelectionModel().clearSelection();
            return;
        }
        list.getSelectionModel().clearAndSelect(index);
        if (longer || moved) {
            reveal(index);
        }
    }

    private int indexOf(int number) {
        return IntStream.range(0, rows.size()).filter(i -> rows.get(i).number() == number).findFirst().orElse(-1);
    }

    /** Scrolls no further than it takes; a list that shows the row already stays as it is. */
    private void reveal(int index) {
        if (flow == null && list.lookup(".virtual-flow") instanceof VirtualFlow<?> found) {
            flow = found;
        }
        if (flow == null) {
            list.scrollTo(index);
        } else {
            // A row that has just been added is not known to it before. The rows that stay keep their cells so.
            list.layout();
            flow.scrollTo(index);
        }
    }

    private HBox head() {
        fix(heads[0], 44);
        fix(heads[2], 76);
        fix(heads[3], 88);
        Boxes.growing(heads[1]);
        heads[2].getStyleClass().add("right");
        heads[3].getStyleClass().add("right");
        heads[2].getStyleClass().add("unit-head");
        heads[3].getStyleClass().add("total-head");
        return Boxes.styled(Boxes.row(0, heads), "head");
    }

    private static void fix(Region node, double width) {
        node.setMinWidth(width);
        node.setMaxWidth(width);
    }
}
