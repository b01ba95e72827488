package org.evertill.app.screen.sale;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.evertill.app.component.ReceiptRow;
import org.evertill.app.component.TotalsBlock.Sum;
import org.evertill.app.text.Formats;
import org.evertill.app.text.Kept;
import org.evertill.app.text.Text;
import org.evertill.app.text.Texts;
import org.evertill.commerce.cart.Cart;
import org.evertill.commerce.cart.CartLine;
import org.evertill.commerce.cart.CartTotals;
import org.evertill.commerce.cart.LineTax;
import org.evertill.commerce.catalog.Product;
import org.evertill.commerce.money.Money;
import org.evertill.commerce.money.Quantity;
import org.evertill.commerce.money.Rounding;

/** Carts in words, one after the other: their lines and what they come to. Screen thread. */
final class SaleRows {

    private final Texts texts;
    private final Formats formats;
    /** A scan adds a line and leaves the others as they are. */
    private final List<Kept<ReceiptRow>> written = new ArrayList<>();

    SaleRows(Texts texts) {
        this.texts = texts;
        this.formats = texts.formats();
    }

    List<ReceiptRow> lines(Cart cart) {
        List<CartLine> lines = cart.lines();
        while (written.size() < lines.size()) {
            written.add(new Kept<>());
        }
        return IntStream.range(0, lines.size()).mapToObj(i ->
                written.get(i).of(() -> line(lines.get(i)), lines.get(i))).toList();
    }

    /** The sums above the total: at most three, the last ones the less usual. */
    List<Sum> sums(Cart cart, CartTotals totals) {
        List<Sum> sums = new ArrayList<>();
        sums.add(new Sum(texts.get(Text.TOTALS_SUBTOTAL, texts.get(Text.PIECES, totals.pieces())),
                formats.money(totals.subtotal())));
        boolean paid = !totals.paid().isZero();
        taxes(totals, false, totals.total().minus(totals.subtotal())).ifPresent(sums::add);
        if (paid) {
            sums.add(new Sum(texts.get(Text.TOTALS_PAID), formats.money(totals.paid().negated())));
        }
        Money contained = totals.tax().minus(totals.total().minus(totals.subtotal()));
        taxes(totals, true, contained).filter(tax -> sums.size() < 3).ifPresent(sums::add);
        if (sums.size() < 3) {
            priceChanges(cart).filter(change -> !change.isZero()).ifPresent(change ->
                    sums.add(new Sum(texts.get(Text.TOTALS_PRICE_CHANGES), formats.money(change))));
        }
        return sums;
    }

    /** What taxes add to the subtotal, or what of it they are: by their rate when there is one, else as a sum. */
    private Optional<Sum> taxes(CartTotals totals, boolean inclusive, Money sum) {
        List<LineTax> taxes = totals.taxes().stream().filter(tax -> tax.rate().inclusive() == inclusive).toList();
        if (taxes.isEmpty()) {
            return Optional.empty();
        }
        String caption = taxes.size() > 1
                ? texts.get(inclusive ? Text.TOTALS_TAXES_INCLUDED : Text.TOTALS_TAXES)
                : texts.get(inclusive ? Text.TOTALS_TAX_INCLUDED : Text.TOTALS_TAX,
                        formats.rate(taxes.getFirst().rate().ratePpm()));
        return Optional.of(new Sum(caption, formats.money(sum)));
    }

    private static Optional<Money> priceChanges(Cart cart) {
        return cart.lines().stream()
                .filter(line -> !line.voided() && line.override().isPresent())
                .map(line -> line.amount().minus(
                        line.facts().unitPrice().times(line.quantity(), Rounding.HALF_AWAY_FROM_ZERO)))
                .reduce(Money::plus);
    }

    private ReceiptRow line(CartLine line) {
        Product product = line.facts().product();
        ReceiptRow.Kind kind = kindOf(line);
        return new ReceiptRow(line.number(), quantity(line.quantity()), product.unit().symbol(),
                product.nameIn(texts.language().code()), detail(line), formats.unitPrice(line.unitPrice()),
                formats.money(line.amount()), tag(kind), kind);
    }

    private String quantity(Quantity quantity) {
        return formats.quantity(quantity);
    }

    private String detail(CartLine line) {
        String number = line.facts().product().number();
        return line.override().isEmpty() ? number
                : texts.get(Text.LINE_WAS, formats.unitPrice(line.facts().unitPrice())) + " · " + number;
    }

    private String tag(ReceiptRow.Kind kind) {
        return switch (kind) {
            case VOIDED -> texts.get(Text.LINE_VOIDED);
            case RETURNED -> texts.get(Text.LINE_RETURN);
            case SOLD, OVERRIDDEN -> "";
        };
    }

    private static ReceiptRow.Kind kindOf(CartLine line) {
        if (line.voided()) {
            return ReceiptRow.Kind.VOIDED;
        }
        if (line.isReturn()) {
            return ReceiptRow.Kind.RETURNED;
        }
        return line.override().isPresent() ? ReceiptRow.Kind.OVERRIDDEN : ReceiptRow.Kind.SOLD;
    }
}
