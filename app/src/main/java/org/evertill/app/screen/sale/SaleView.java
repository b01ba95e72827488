package org.evertill.app.screen.sale;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.evertill.app.component.ActionGrid;
import org.evertill.app.component.Boxes;
import org.evertill.app.component.CategoryChips;
import org.evertill.app.component.Live;
import org.evertill.app.component.NumPad;
import org.evertill.app.component.ScanField;
import org.evertill.app.component.ScreenSize;
import org.evertill.app.component.Tabs;
import org.evertill.app.component.TenderBlock;
import org.evertill.app.component.TileGrid;
import org.evertill.app.component.Typing;
import org.evertill.app.text.Text;
import org.evertill.app.text.Texts;

/** The middle and right columns of the transaction screen. */
public final class SaleView extends HBox {

    private static final double GAP = 10;
    private static final double TIGHT_GAP = 8;
    private static final int PRODUCTS = 0;
    private static final int ACTIONS = 1;
    private static final int RECENT = 2;

    private final SaleViewModel model;
    private final Texts texts;
    private final ScanField scan;
    private final CategoryChips chips;
    private final TileGrid tiles;
    private final ActionGrid actions;
    private final TenderBlock tender;
    private final Tabs tabs;
    private final NumPad pad;
    private final VBox middle;
    private final VBox right;
    private final GridPane bottom = Boxes.optional(Boxes.grid(2, 1, TIGHT_GAP, 0));
    private boolean compact;
    private int tab;

    /**
     * @param presses   told the number of an operation whose button was pressed
     * @param opensCash opens the payment with what is typed
     */
    public SaleView(SaleViewModel model, Texts texts, IntConsumer presses, Consumer<String> opensCash) {
        super(12);
        this.model = model;
        this.texts = texts;
        scan = new ScanField(model::enter, () -> presses.accept(108));
        chips = new CategoryChips(model::choose);
        chips.name(texts.get(Text.CHIPS_MORE));
        tiles = Boxes.growing(new TileGrid(tile -> model.sell(tile.productNumber())));
        actions = new ActionGrid(presses);
        tender = Boxes.growing(new TenderBlock(() -> opensCash.accept(takeTyped()), model::payExact, model::payQuick));
        tender.name(texts.get(Text.TENDER_CASH));
        tabs = Boxes.optional(new Tabs(this::turnTo, texts.get(Text.TABS_PRODUCTS), texts.get(Text.TABS_ACTIONS),
                texts.get(Text.TABS_RECENT)));
        pad = pad();
        middle = Boxes.growing(Boxes.column(GAP, scan, tabs, chips, tiles, actions, bottom));
        right = Boxes.optional(Boxes.styled(Boxes.column(12), "column-c"));
        getChildren().addAll(middle, right);
        List.of(chips, tiles, actions).forEach(Boxes::optional);
        arrange(ScreenSize.REGULAR);
        Live.follow(this, model.faceProperty(), face -> face.ifPresent(this::show));
    }

    /** Where the focus belongs. */
    public TextField input() {
        return scan.input();
    }

    /**
     * Lays both columns out for the room there is. Where the right one has none, pad and tender stand side by side
     * under the products, and products and actions share one place under tabs.
     */
    public void arrange(ScreenSize size) {
        compact = size == ScreenSize.COMPACT;
        setSpacing(size.gutter());
        middle.setSpacing(compact ? TIGHT_GAP : GAP);
        tiles.arrange(size);
        pad.arrange(size);
        right.getChildren().clear();
        bottom.getChildren().clear();
        if (compact) {
            bottom.addRow(0, pad, tender);
        } else {
            right.getChildren().addAll(pad, tender);
        }
        right.setVisible(!compact);
        bottom.setVisible(compact);
        tabs.setVisible(compact);
        VBox.setVgrow(actions, compact ? Priority.ALWAYS : Priority.NEVER);
        turnTo(tab);
    }

    private void turnTo(int chosen) {
        tab = chosen;
        tabs.show(tab);
        chips.setVisible(!compact || tab == PRODUCTS);
        tiles.setVisible(!compact || tab != ACTIONS);
        actions.setVisible(!compact || tab == ACTIONS);
        model.faceProperty().get().ifPresent(this::showTiles);
    }

    private NumPad pad() {
        NumPad.Keys keys = new NumPad.Keys(digits -> Typing.type(input(), digits), () -> Typing.backspace(input()),
                () -> clear(), this::quantity, () -> input().fireEvent(new javafx.event.ActionEvent()));
        NumPad pad = new NumPad(keys, new NumPad.Words(texts.get(Text.PAD_QUANTITY), texts.get(Text.ENTER),
                texts.get(Text.BACKSPACE), texts.formats().decimalSeparator()), "mdoal-close", false);
        pad.setId("scan-pad");
        return pad;
    }

    /** The quantity key, on the pad or the keyboard. */
    public void quantity() {
        if (model.quantity(input().getText())) {
            input().clear();
        }
    }

    /**
     * Empties the field, or takes the chosen quantity back when it is empty.
     *
     * @return whether there was anything to take back
     */
    public boolean clear() {
        boolean typed = !input().getText().isEmpty();
        input().clear();
        return typed || model.clearQuantity();
    }

    private String takeTyped() {
        String typed = input().getText();
        input().clear();
        return typed;
    }

    private void show(SaleFace face) {
        scan.name(face.scanPrompt(), texts.get(Text.SCAN_SEARCH));
        scan.showQuantity(face.quantity());
        scan.showBusy(face.busy());
        chips.show(face.chips(), face.chosenChip());
        showTiles(face);
        actions.show(face.actions());
        tender.show(face.dueCaption(), face.due(), face.pieces(), face.payable());
        tender.showExact(face.exact(), face.exactWords());
        tender.showQuick(face.quickCash());
    }

    private void showTiles(SaleFace face) {
        if (compact && tab == RECENT) {
            tiles.show(face.recent(), texts.get(Text.TILES_NONE_RECENT));
        } else {
            tiles.show(face.tiles(), face.chosenChip().isEmpty() ? texts.get(Text.TILES_EMPTY) : "");
        }
    }
}
