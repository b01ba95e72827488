package org.evertill.app.component;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.StackPane;

/** As many products to tap as the screen has room for. Pages turn; nothing scrolls. */
public final class TileGrid extends StackPane {

    /**
     * A product as a tile shows it.
     *
     * @param icon literal of its shelf's icon
     * @param tint its shelf's colour
     */
    public record Tile(String productNumber, String name, String price, String icon, String tint) {
    }

    /** How many tiles fit on the largest screen. */
    public static final int MOST = ScreenSize.LARGE.tileColumns() * ScreenSize.LARGE.tileRows();

    private static final double GAP = 8;

    private final List<ProductTile> tiles = new ArrayList<>();
    private final StackPane place = new StackPane();
    private final Label nothing = Boxes.optional(Labels.wrapping("nothing"));

    /** @param sells told the tile that was tapped */
    public TileGrid(Consumer<Tile> sells) {
        getStyleClass().add("tiles");
        for (int i = 0; i < MOST; i++) {
            tiles.add(new ProductTile(sells));
        }
        getChildren().addAll(place, nothing);
        arrange(ScreenSize.REGULAR);
    }

    /** Lays the tiles out in the columns and rows of this screen; what does not fit is not there. */
    public void arrange(ScreenSize size) {
        GridPane grid = Boxes.grid(size.tileColumns(), size.tileRows(), GAP, 0);
        for (int i = 0; i < size.tileColumns() * size.tileRows(); i++) {
            grid.add(tiles.get(i), i % size.tileColumns(), i / size.tileColumns());
        }
        place.getChildren().setAll(grid);
    }

    /** Shows as many products as fit, or says that there are none. */
    public void show(List<Tile> shown, String emptyText) {
        for (int i = 0; i < MOST; i++) {
            if (i < shown.size()) {
                tiles.get(i).show(shown.get(i));
            } else {
                tiles.get(i).clear();
            }
        }
        nothing.setText(emptyText);
        nothing.setVisible(shown.isEmpty() && !emptyText.isEmpty());
    }
}
