package org.evertill.app.screen.sale;

import java.util.function.IntConsumer;
import javafx.scene.layout.VBox;
import org.evertill.app.component.Boxes;
import org.evertill.app.component.ReceiptPane;
import org.evertill.app.component.ScreenSize;
import org.evertill.app.component.TotalsBlock;
import org.evertill.app.text.Text;
import org.evertill.app.text.Texts;

/** The left column of every selling screen: the sale, its lines, what they come to. It never moves. */
public final class ReceiptColumn extends VBox {

    private final SaleStrip strip = new SaleStrip();
    private final ReceiptPane receipt;
    private final TotalsBlock totals = new TotalsBlock();
    private final Texts texts;

    /** @param selects told the number of a tapped line */
    public ReceiptColumn(Texts texts, IntConsumer selects) {
        this.texts = texts;
        getStyleClass().addAll("card", "column-a");
        receipt = Boxes.growing(new ReceiptPane(selects));
        receipt.name(texts.get(Text.RECEIPT_QUANTITY), texts.get(Text.RECEIPT_ITEM), texts.get(Text.RECEIPT_UNIT),
                texts.get(Text.RECEIPT_TOTAL), texts.get(Text.RECEIPT_EMPTY));
        getChildren().addAll(strip, receipt, totals);
    }

    /** Lays the lines out for the room there is. */
    public void arrange(ScreenSize size) {
        receipt.arrange(size);
    }

    /** Shows the sale. */
    public void show(SaleFace face) {
        strip.show(face);
        receipt.show(face.rows(), face.selected());
        totals.show(face.sums(), texts.get(Text.TOTALS_TOTAL), face.total());
    }
}
