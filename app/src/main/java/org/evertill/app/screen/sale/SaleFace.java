package org.evertill.app.screen.sale;

import java.util.List;
import org.evertill.app.component.ActionGrid;
import org.evertill.app.component.CashOffer;
import org.evertill.app.component.CategoryChips;
import org.evertill.app.component.ReceiptRow;
import org.evertill.app.component.TileGrid;
import org.evertill.app.component.TotalsBlock;

/**
 * Everything the transaction screen shows, in the language of the screen.
 *
 * @param title       whether a sale is running
 * @param returnTag   says that the next product comes back; empty when it does not
 * @param selected    number of the selected line, 0 for none
 * @param dueCaption  amount due, or to refund
 * @param payable     whether there is anything to pay
 * @param exact       the exact amount, and its words below it
 * @param quickCash   the round amounts customers hand over
 * @param recent      what was sold last here, the newest first
 * @param quantity    how many of the next item; empty for one
 * @param scanPrompt what the scan field is for, or why it cannot be used now
 * @param busy        whether a question is out
 */
public record SaleFace(
        String title,
        String detail,
        String returnTag,
        List<ReceiptRow> rows,
        int selected,
        List<TotalsBlock.Sum> sums,
        String total,
        String dueCaption,
        String due,
        String pieces,
        boolean payable,
        CashOffer exact,
        String exactWords,
        List<CashOffer> quickCash,
        List<ActionGrid.Action> actions,
        List<CategoryChips.Chip> chips,
        String chosenChip,
        List<TileGrid.Tile> tiles,
        List<TileGrid.Tile> recent,
        String quantity,
        String scanPrompt,
        boolean busy) {
}
