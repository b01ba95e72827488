package org.evertill.app.component;

import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import java.util.Optional;
import java.util.function.Consumer;

/** One product to tap. The same button shows another product when the page turns. */
final class ProductTile extends Tap {

    private static final PseudoClass LONG = PseudoClass.getPseudoClass("long");
    private static final int LONG_NAME = 24;

    private final Icon icon = new Icon("mdoal-local_offer", "s20");
    private final StackPane tint = Boxes.box(icon, "tint");
    private final Label price = Labels.of("price");
    private final Label name = Labels.wrapping("name");
    private Optional<TileGrid.Tile> shown = Optional.empty();

    ProductTile(Consumer<TileGrid.Tile> sells) {
        super("tile");
        filling();
        price.setMinWidth(Region.USE_PREF_SIZE);
        HBox top = new HBox(tint, Boxes.spring(), price);
        Region air = new Region();
        VBox.setVgrow(air, Priority.ALWAYS);
        VBox inside = Boxes.styled(Boxes.column(0, top, air, name), "inside");
        inside.setMouseTransparent(true);
        showing(inside);
        does(() -> shown.ifPresent(sells));
        clear();
    }

    void show(TileGrid.Tile tile) {
        shown = Optional.of(tile);
        setId("tile-" + tile.productNumber());
        name.setText(tile.name());
        pseudoClassStateChanged(LONG, tile.name().length() > LONG_NAME);
        price.setText(tile.price());
        Tints.paint(tint, icon, tile.icon(), tile.tint());
        setAccessibleText(tile.name() + ", " + tile.price());
        setVisible(true);
    }

    void clear() {
        shown = Optional.empty();
        setVisible(false);
    }
}
