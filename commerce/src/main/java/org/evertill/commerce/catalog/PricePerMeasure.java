package org.evertill.commerce.catalog;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.evertill.commerce.money.Money;
import org.evertill.commerce.money.Rounding;

/**
 * What a product costs per measure, which shops must show beside the price of a piece: per kilogram, litre or metre
 * where headquarters writes its content in parts of one, and else per one of its unit.
 *
 * @param price rounded to minor units
 * @param unit  of which one costs that
 */
public record PricePerMeasure(Money price, String unit) {
    private static final Map<String, Larger> LARGER = Map.of("mg", new Larger("kg", 1_000_000),
            "g", new Larger("kg", 1_000), "ml", new Larger("l", 1_000), "cl", new Larger("l", 100),
            "dl", new Larger("l", 10), "mm", new Larger("m", 1_000), "cm", new Larger("m", 100));
    private static final BigDecimal THOUSANDTHS = BigDecimal.valueOf(1_000);
    /** What costs more is a content that was mistyped. */
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000);

    /** The unit whose price is told instead of a smaller one's, and how many of that it is. */
    private record Larger(String unit, long times) {
    }

    /**
     * That of an item.
     *
     * @return empty where headquarters does not say what is in a piece, or the item is not sold by the piece
     */
    public static Optional<PricePerMeasure> of(ItemFacts facts) {
        NetContent content = facts.product().netContent();
        if (content == null || !facts.product().unit().symbol().isEmpty()) {
            return Optional.empty();
        }
        Larger larger = LARGER.getOrDefault(content.unit().toLowerCase(Locale.ROOT), new Larger(content.unit(), 1));
        BigDecimal exact = facts.unitPrice().toDecimal().multiply(THOUSANDTHS)
                .multiply(BigDecimal.valueOf(larger.times()))
                .divide(BigDecimal.valueOf(content.thousandths()), MathContext.DECIMAL128);
        return exact.abs().compareTo(MOST) > 0 ? Optional.empty()
                : Optional.of(new PricePerMeasure(Money.rounded(exact, facts.unitPrice().currency(),
                        Rounding.HALF_AWAY_FROM_ZERO), larger.unit()));
    }
}
