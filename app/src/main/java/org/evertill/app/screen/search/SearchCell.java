package org.evertill.app.screen.search;

import java.util.Locale;
import java.util.function.IntConsumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.evertill.app.component.Boxes;
import org.evertill.app.component.Icon;
import org.evertill.app.component.Labels;
import org.evertill.app.component.Tap;
import org.evertill.app.component.Tints;

/** One product found, with what was searched marked in its name. */
final class SearchCell extends ListCell<SearchFace.Row> {

    private final Icon icon = new Icon("mdoal-local_offer", "s22");
    private final StackPane tint = Boxes.box(icon, "tint");
    private final Label before = Labels.of("name");
    private final Label match = Boxes.optional(Labels.of("name", "match"));
    private final Label after = Labels.of("name");
    private final Label detail = Labels.of("detail");
    private final Label price = Labels.of("price");
    private final StackPane content;
    private final IntConsumer seen;

    /**
     * @param adds told the index of the row whose plus was pressed
     * @param seen told the index of every row that comes into view
     */
    SearchCell(IntConsumer adds, IntConsumer seen) {
        this.seen = seen;
        getStyleClass().setAll("search-cell");
        before.setMinWidth(0);
        match.setMinWidth(Region.USE_PREF_SIZE);
        HBox name = Boxes.row(0, before, match, after);
        VBox words = Boxes.growing(Boxes.column(1, name, detail));
        words.setAlignment(Pos.CENTER_LEFT);
        words.setPrefWidth(0);
        price.setMinWidth(Region.USE_PREF_SIZE);
        Tap plus = new Tap("icon-button", "plus").showing(new Icon("mdoal-add", "s24"))
                .does(() -> adds.accept(getIndex()));
        HBox row = Boxes.styled(Boxes.row(14, tint, words, price, plus), "row");
        Region bar = Boxes.styled(new Region(), "bar");
        StackPane.setAlignment(bar, Pos.CENTER_LEFT);
        content = new StackPane(row, bar);
    }

    @Override
    protected void updateItem(SearchFace.Row row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            setGraphic(null);
            return;
        }
        seen.accept(getIndex());
        mark(row.name(), row.match());
        detail.setText(row.detail());
        price.setText(row.price());
        Tints.paint(tint, icon, row.icon(), row.tint());
        setAccessibleText(row.name() + ", " + row.price());
        setGraphic(content);
    }

    private void mark(String name, String searched) {
        int at = searched.isEmpty() ? -1
                : name.toLowerCase(Locale.ROOT).indexOf(searched.toLowerCase(Locale.ROOT));
        boolean found = at >= 0 && at + searched.length() <= name.length();
        before.setText(found ? name.substring(0, at) : name);
        match.setText(found ? name.substring(at, at + searched.length()) : "");
        match.setVisible(found);
        after.setText(found ? name.substring(at + searched.length()) : "");
    }
}
