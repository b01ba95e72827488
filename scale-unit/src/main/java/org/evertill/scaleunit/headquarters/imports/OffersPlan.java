package org.evertill.scaleunit.headquarters.imports;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.Row;
import org.jspecify.annotations.Nullable;

/** Sets the promotions of a file beside those headquarters has for a store. For one use. */
final class OffersPlan {
    private final StoreTarget target;
    private final KnownRows known;
    private final RowNotes notes;
    private final Map<String, Row> promotions = new LinkedHashMap<>();
    private final Map<List<String>, Row> terms = new LinkedHashMap<>();
    private final Map<Figure, Long> counts = new EnumMap<>(Figure.class);

    OffersPlan(StoreTarget target, KnownRows known, RowNotes notes) {
        this.target = target;
        this.known = known;
        this.notes = notes;
        List.of(Figure.ADDED, Figure.REMOVED, Figure.CHANGED, Figure.KEPT)
                .forEach(figure -> counts.put(figure, 0L));
    }

    /**
     * The plan.
     *
     * @param kept    promotions and products whose terms stay as they are, should the offers lack them
     * @param partial whether all that the offers lack stays
     */
    StorePlan of(List<ImportedOffer> offers, Set<List<String>> kept, boolean partial) throws SQLException {
        Set<String> products = known.productNumbers();
        for (ImportedOffer offer : offers) {
            String product = number(offer.code(), products);
            remark(offer, products.contains(product));
            add(offer, product);
        }
        Set<List<String>> staying = staying(kept);
        Map<List<String>, Row> before = new LinkedHashMap<>();
        known.own(ChannelTables.PROMOTION_PRODUCT).forEach(row ->
                before.put(List.of(row.text("promotion_number"), row.text("product_number")), row));
        Map<String, Row> headingsBefore = new LinkedHashMap<>();
        known.own(ChannelTables.PROMOTION).forEach(row -> headingsBefore.put(row.text("promotion_number"), row));
        compare(terms, before);
        promotions.forEach((number, row) -> {
            Row earlier = headingsBefore.get(number);
            if (earlier != null && !earlier.equals(row)) {
                count(Figure.CHANGED);
            }
        });
        keep(before, key -> partial || staying.contains(key));
        headingsBefore.forEach((number, row) -> {
            if (partial || kept.stream().anyMatch(key -> key.getFirst().equals(number))) {
                promotions.putIfAbsent(number, row);
            }
        });
        counts.put(Figure.PROMOTIONS, (long) promotions.size());
        counts.put(Figure.TERMS, (long) terms.size());
        Map<Figure, String> figures = new EnumMap<>(Figure.class);
        counts.forEach((figure, count) -> figures.put(figure, String.valueOf(count)));
        return new StorePlan(Map.of(ChannelTables.PROMOTION, new ArrayList<>(promotions.values()),
                ChannelTables.PROMOTION_PRODUCT, new ArrayList<>(terms.values())), figures);
    }

    /** Kept are codes; the terms stand under the numbers of their products. */
    private Set<List<String>> staying(Set<List<String>> kept) throws SQLException {
        Set<List<String>> staying = new HashSet<>(kept);
        for (List<String> key : kept) {
            known.productOf(key.getLast()).ifPresent(number -> staying.add(List.of(key.getFirst(), number)));
        }
        return staying;
    }

    private void add(ImportedOffer offer, String product) {
        ImportedOffer.Heading heading = offer.heading();
        ImportedOffer.Terms given = offer.terms();
        Row row = promotions.computeIfAbsent(heading.promotion(), number -> Row.of(ChannelTables.PROMOTION, number,
                heading.description(), heading.from().map(LocalDate::toString).orElse(null),
                heading.to().map(LocalDate::toString).orElse(null), heading.membersOnly(), heading.coupon(),
                heading.reward(), null, null, null));
        if (offer.code().isPlaceholder()) {
            promotions.put(heading.promotion(), row.with("minimum_quantity_thousandths", given.minimumThousandths())
                    .with("price_micros", orNull(given.priceMicros()))
                    .with("discount_ppm", orNull(given.discountPpm())));
            return;
        }
        terms.put(List.of(heading.promotion(), product), Row.of(ChannelTables.PROMOTION_PRODUCT, product,
                heading.promotion(), given.minimumThousandths(), orNull(given.priceMicros()),
                orNull(given.discountPpm())));
    }

    private void remark(ImportedOffer offer, boolean isThere) {
        offer.remarks().forEach(remark -> note(offer, remark));
        offer.code().remarks().forEach(remark -> note(offer, remark));
        if (offer.code().isPlaceholder()) {
            note(offer, Remark.NO_PRODUCT);
        } else if (!isThere) {
            note(offer, Remark.NOT_IN_PRICE_LIST);
        }
        if (offer.heading().to().filter(last -> last.isBefore(target.today())).isPresent()) {
            note(offer, Remark.ENDED);
        }
    }

    private void note(ImportedOffer offer, Remark remark) {
        notes.remark(target.key(), offer.row(), remark, "");
    }

    private void compare(Map<List<String>, Row> now, Map<List<String>, Row> before) {
        now.forEach((key, row) -> {
            Row earlier = before.get(key);
            if (earlier == null) {
                count(Figure.ADDED);
            } else if (!earlier.equals(row)) {
                count(Figure.CHANGED);
            }
        });
    }

    private void keep(Map<List<String>, Row> before, Predicate<List<String>> stays) {
        before.forEach((key, row) -> {
            if (!terms.containsKey(key)) {
                count(stays.test(key) ? Figure.KEPT : Figure.REMOVED);
                if (stays.test(key)) {
                    terms.put(key, row);
                }
            }
        });
    }

    private void count(Figure figure) {
        counts.merge(figure, 1L, Long::sum);
    }

    /** The number the price list has the product under, or would have it under. */
    private String number(ItemCode code, Set<String> products) throws SQLException {
        return products.contains(code.written()) ? code.written() : known.productOf(code).orElse(code.kept());
    }

    private static @Nullable Long orNull(OptionalLong value) {
        return value.isPresent() ? value.getAsLong() : null;
    }
}
