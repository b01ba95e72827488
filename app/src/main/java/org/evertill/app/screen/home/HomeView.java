package org.evertill.app.screen.home;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.evertill.app.component.AmountSize;
import org.evertill.app.component.Boxes;
import org.evertill.app.component.Icon;
import org.evertill.app.component.Labels;
import org.evertill.app.component.Live;
import org.evertill.app.component.ScreenSize;
import org.evertill.app.component.Tap;
import org.evertill.app.screen.connection.Vital;
import org.evertill.app.text.Text;
import org.evertill.app.text.Texts;

/**
 * Where somebody begins. The way to a new sale stands in the receipt's place and the rest beside it, so that windows
 * open here as they do over a sale.
 */
public final class HomeView extends HBox {

    private static final double GREETING_GAP = 14;
    private static final int DAY_SIZE = 40;
    private static final int DAY_FITTING = 10;
    private static final int DAY_FITTING_COMPACT = 6;

    private final Consumer<HomeTile> leads;
    private final Label greeting = Labels.of("greeting");
    private final Label how = Labels.wrapping("how");
    private final Tap sells = new Tap("home-sale").filling();
    private final VBox welcome;
    private final VBox main;
    private final HBox ways = new HBox();
    private final VBox beside = Boxes.growing(new VBox());
    private final GridPane wide = Boxes.growing(Boxes.grid(2, 3, 0, 0));
    private final GridPane close = Boxes.growing(Boxes.grid(3, 2, 0, 0));
    private final VBox aside = Boxes.styled(new VBox(), "column-c");
    private final HBox below = new HBox();
    private final Label sold = Labels.of("sold");
    private final Label sales = Labels.of("sales");
    private final VBox day;
    private final VBox vitals = new VBox();
    private final VBox register;
    private boolean compact;
    private List<HomeFace.Tile> tiles = List.of();

    /**
     * @param newSale leads to an empty sale
     * @param leads   told what was tapped
     */
    public HomeView(HomeViewModel model, Texts texts, Runnable newSale, Consumer<HomeTile> leads) {
        this.leads = leads;
        getStyleClass().add("home");
        sold.setId("sold-today");
        sells.showing(saleInside(texts)).does(newSale).named(texts.get(Text.SALE_NEW));
        sells.setId("home-new-sale");
        day = Boxes.styled(Boxes.column(0, Labels.saying(texts.get(Text.HOME_TODAY), "caption"), sold, sales), "card",
                "day");
        register = Boxes.styled(Boxes.column(0, Labels.saying(texts.get(Text.HOME_THIS_REGISTER), "heading-3"),
                vitals), "card", "vitals");
        HBox.setHgrow(register, Priority.ALWAYS);
        welcome = Boxes.styled(Boxes.column(2, greeting, how), "welcome");
        HBox.setHgrow(beside, Priority.ALWAYS);
        ways.getChildren().addAll(sells, beside);
        main = Boxes.growing(Boxes.column(GREETING_GAP, welcome, Boxes.growing(ways)));
        arrange(ScreenSize.REGULAR);
        Live.follow(this, model.faceProperty(), face -> face.ifPresent(this::show));
    }

    /** Puts the day and the register into a column of their own, or below the tiles where there is none. */
    public void arrange(ScreenSize size) {
        compact = size == ScreenSize.COMPACT;
        double gap = size.gutter();
        setSpacing(gap);
        List.of(ways, below).forEach(row -> row.setSpacing(gap));
        List.of(beside, aside).forEach(column -> column.setSpacing(gap));
        for (GridPane grid : List.of(wide, close)) {
            grid.setHgap(gap);
            grid.setVgap(gap);
        }
        sells.setMinWidth(size.receiptWidth());
        sells.setMaxWidth(size.receiptWidth());
        welcome.setMaxWidth(size.receiptWidth());
        aside.getChildren().clear();
        below.getChildren().clear();
        if (compact) {
            below.getChildren().addAll(day, register);
            beside.getChildren().setAll(close, below);
            getChildren().setAll(main);
        } else {
            aside.getChildren().addAll(day, register);
            beside.getChildren().setAll(wide);
            getChildren().setAll(main, aside);
        }
        sizeSold();
        fill();
    }

    private static VBox saleInside(Texts texts) {
        Region air = Boxes.spring();
        VBox inside = Boxes.styled(Boxes.column(4, new Icon("mdoal-add_shopping_cart", "s44"), air,
                HomeTap.wrapping(texts.get(Text.SALE_NEW), "title"),
                HomeTap.wrapping(texts.get(Text.HOME_OR_SCAN), "detail")), "inside");
        inside.setMouseTransparent(true);
        return inside;
    }

    private void show(HomeFace face) {
        greeting.setText(face.greeting());
        how.setText(face.how());
        sold.setText(face.sold());
        sizeSold();
        sales.setText(face.sales());
        vitals.getChildren().setAll(face.vitals().stream().map(HomeView::row).toList());
        if (!face.tiles().equals(tiles)) {
            tiles = face.tiles();
            fill();
        }
    }

    private void sizeSold() {
        int fitting = compact ? DAY_FITTING_COMPACT : DAY_FITTING;
        sold.setStyle("-fx-font-size: " + AmountSize.of(sold.getText(), DAY_SIZE, fitting) + "px;");
    }

    private void fill() {
        wide.getChildren().clear();
        close.getChildren().clear();
        int columns = compact ? 3 : 2;
        for (int i = 0; i < tiles.size(); i++) {
            HomeFace.Tile tile = tiles.get(i);
            (compact ? close : wide).add(new HomeTap(tile, () -> leads.accept(tile.leadsTo())), i % columns,
                    i / columns);
        }
    }

    private static HBox row(Vital vital) {
        Label value = Labels.saying(vital.value(), "state", vital.tone().style());
        value.setMinWidth(Region.USE_PREF_SIZE);
        return Boxes.styled(Boxes.row(10, new Icon(vital.icon(), "s20"),
                Boxes.growing(Labels.saying(vital.caption(), "vital-name")),
                Boxes.row(6, new Icon(vital.tone().icon(), "s18", vital.tone().style()), value)), "vital");
    }
}
