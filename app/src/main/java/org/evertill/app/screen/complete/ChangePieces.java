package org.evertill.app.screen.complete;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.evertill.app.text.Text;
import org.evertill.app.text.Texts;
import org.evertill.commerce.money.Money;
import org.evertill.commerce.store.Denomination;

/** Which notes and coins to hand back, the largest first. */
final class ChangePieces {

    private ChangePieces() {
    }

    /** Such as 4 × $1, 2 × $0.25; empty when the drawer's denominations cannot make the amount. */
    static List<String> of(Money change, List<Denomination> denominations, Texts texts) {
        List<String> pieces = new ArrayList<>();
        long left = change.minorUnits();
        List<Money> largestFirst = denominations.stream().map(Denomination::value)
                .filter(value -> value.currency().equals(change.currency()) && value.isPositive())
                .sorted(Comparator.reverseOrder()).toList();
        for (Money value : largestFirst) {
            long count = left / value.minorUnits();
            if (count > 0) {
                pieces.add(texts.get(Text.COMPLETE_PIECES, count, texts.formats().shortMoney(value)));
                left -= count * value.minorUnits();
            }
        }
        return left == 0 ? pieces : List.of();
    }
}
