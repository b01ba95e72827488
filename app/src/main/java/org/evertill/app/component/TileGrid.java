package org.evertill.app.component;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.StackPane;

/** Twelve products to tap. Pages turn; nothing scrolls. */
public final class TileGrid extends StackPane {

    /**
     * A product as a tile shows it.
     *
     * @param icon literal of its shelf's icon
     * @param tint its shelf's colour
     */
    public record Tile(String productNumber, String name, String price, String icon, String tint) {
    }

    /** How many tiles fit. */
    public static final int SIZE = 12;

    private static final int COLUMNS = 4;

    private final List<ProductTile> tiles = new ArrayList<>();
    private final Label nothing = Boxes.optional(Labels.wrapping("nothing"));

    /** @param sells told the tile that was tapped */
    public TileGrid(Consumer<Tile> sells) {
        getStyleClass().add("tiles");
        GridPane grid = Boxes.grid(COLUMNS, SIZE / COLUMNS, 8, 0);
        for (int i = 0; i < SIZE; i++) {
            ProductTile tile = new ProductTile(sells);
            tiles.add(tile);
            grid.add(tile, i % COLUMNS, i / COLUMNS);
        }
        getChildren().addAll(grid, nothing);
    }

    /** Shows up to twelve products, or says that there are none. */
    public void show(List<Tile> shown, String emptyText) {
        for (int i = 0; i < SIZE; i++) {
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
