package org.evertill.app.screen.sale;

import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.evertill.app.component.ActionGrid;
import org.evertill.app.component.Boxes;
import org.evertill.app.component.CategoryChips;
import org.evertill.app.component.Live;
import org.evertill.app.component.NumPad;
import org.evertill.app.component.ScanField;
import org.evertill.app.component.TenderBlock;
import org.evertill.app.component.TileGrid;
import org.evertill.app.component.Typing;
import org.evertill.app.text.Text;
import org.evertill.app.text.Texts;

/** The middle and right columns of the transaction screen. */
public final class SaleView extends HBox {

    private final SaleViewModel model;
    private final Texts texts;
    private final ScanField scan;
    private final CategoryChips chips;
    private final TileGrid tiles;
    private final ActionGrid actions;
    private final TenderBlock tender;

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
        VBox middle = Boxes.growing(Boxes.column(10, scan, chips, tiles, actions));
        VBox right = Boxes.styled(Boxes.column(12, pad(), tender), "column-c");
        getChildren().addAll(middle, right);
        Live.follow(this, model.faceProperty(), face -> face.ifPresent(this::show));
    }

    /** Where the focus belongs. */
    public TextField input() {
        return scan.input();
    }

    private NumPad pad() {
        NumPad.Keys keys = new NumPad.Keys(digits -> Typing.type(input(), digits), () -> Typing.backspace(input()),
                this::clear, this::quantity, () -> input().fireEvent(new javafx.event.ActionEvent()));
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

    /** Empties the field, or takes the chosen quantity back when it is empty. */
    public void clear() {
        if (input().getText().isEmpty()) {
            model.clearQuantity();
        }
        input().clear();
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
        tiles.show(face.tiles(), face.chosenChip().isEmpty() ? texts.get(Text.TILES_EMPTY) : "");
        actions.show(face.actions());
        tender.show(face.dueCaption(), face.due(), face.pieces(), face.payable());
        tender.showExact(face.exact(), face.exactWords());
        tender.showQuick(face.quickCash());
    }
}
