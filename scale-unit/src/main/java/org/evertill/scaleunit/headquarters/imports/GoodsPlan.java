package org.evertill.scaleunit.headquarters.imports;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.evertill.commerce.catalog.NetContent;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.Row;
import org.evertill.exchange.tables.SyncedTable;
import org.jspecify.annotations.Nullable;

/**
 * Sets the products of a file beside those headquarters has for a store: its own, and everybody's. What the file does
 * not say of a product stays as it is, and what is the same keeps its row, so that only what is new travels. The store
 * gets a row of its own only where it differs from everybody's. For one use.
 */
final class GoodsPlan {
    private static final int PRICE_DECIMALS = 6;

    private final StoreTarget target;
    private final ImportMapping mapping;
    private final KnownRows known;
    private final String today;
    private final Map<SyncedTable, List<Row>> rows = new LinkedHashMap<>();
    private final Map<Figure, Long> counts = new EnumMap<>(Figure.class);
    private long priceSumMicros;

    GoodsPlan(StoreTarget target, ImportMapping mapping, KnownRows known) {
        this.target = target;
        this.mapping = mapping;
        this.known = known;
        this.today = target.today().toString();
        ImportContent.PRODUCTS.tables().forEach(table -> rows.put(table, new ArrayList<>()));
        List.of(Figure.ITEMS, Figure.WEIGHTED, Figure.ADDED, Figure.REMOVED, Figure.PRICE_CHANGED, Figure.RENAMED,
                Figure.KEPT).forEach(figure -> counts.put(figure, 0L));
    }

    /**
     * The plan.
     *
     * @param kept    numbers of products that stay as they are, should the items lack them, and whose codes stay
     * @param partial whether all that the items lack stays
     */
    StorePlan of(List<ImportedItem> items, Set<String> kept, boolean partial) throws SQLException {
        Map<String, Row> before = known.products();
        Map<String, List<Row>> prices = known.byProduct(ChannelTables.PRODUCT_PRICE);
        Set<String> barcodes = new HashSet<>();
        known.own(ChannelTables.PRODUCT_BARCODE).forEach(row -> barcodes.add(row.text("barcode")));
        Set<String> there = new HashSet<>();
        Set<String> codes = new HashSet<>();
        for (ImportedItem item : items) {
            there.add(item.number());
            addProduct(item, before.get(item.number()));
            addPrice(item, prices.getOrDefault(item.number(), List.of()));
            for (ItemCode code : item.codes()) {
                codes.addAll(claimed(code));
                addOwn(Row.of(ChannelTables.PRODUCT_BARCODE, code.kept(), item.number(), code.symbology().name()),
                        barcodes.contains(code.kept()));
            }
        }
        Set<String> staying = new HashSet<>(known.ownNumbers());
        staying.removeAll(there);
        if (!partial) {
            staying.retainAll(kept);
        }
        keep(staying, before, prices);
        Set<String> withTheirCodes = new HashSet<>(there);
        if (!partial) {
            withTheirCodes.retainAll(kept);
        }
        withTheirCodes.addAll(staying);
        keepCodes(withTheirCodes, codes);
        known.own(ChannelTables.PRODUCT_NAME).stream()
                .filter(row -> staying.contains(row.text("product_number"))
                        || there.contains(row.text("product_number")))
                .forEach(this::add);
        there.addAll(staying);
        countAbsent(before.keySet(), there, partial);
        return new StorePlan(rows, figures());
    }

    /** The forms of a code that are no other product's any more: it may be there as it was written. */
    private Set<String> claimed(ItemCode code) throws SQLException {
        return known.productOf(code.kept()).isPresent() ? Set.of(code.kept())
                : new HashSet<>(List.of(code.kept(), code.written()));
    }

    private void keepCodes(Set<String> products, Set<String> claimed) throws SQLException {
        known.own(ChannelTables.PRODUCT_BARCODE).stream()
                .filter(row -> products.contains(row.text("product_number"))
                        && !claimed.contains(row.text("barcode")))
                .forEach(this::add);
    }

    private void countAbsent(Set<String> before, Set<String> there, boolean partial) {
        Set<String> everybodys = known.everybodys().numbers();
        before.stream().filter(number -> !there.contains(number) && !everybodys.contains(number))
                .forEach(number -> count(Figure.REMOVED));
        // Of millions that all stores share, hundreds of stores have few in their files.
        long absent = everybodys.size() - there.stream().filter(everybodys::contains).count();
        if (!partial && absent > 0) {
            counts.put(Figure.EVERYBODYS, absent);
        }
    }

    private void addProduct(ImportedItem item, @Nullable Row own) {
        Row before = own != null ? own
                : known.everybodys().of(ChannelTables.PRODUCT, item.number()).stream().findFirst().orElse(null);
        ImportMapping.Goods usual = mapping.goods();
        String unit = item.weighed() ? usual.weighedUnit() : usual.unit();
        Row row;
        if (before == null) {
            count(Figure.ADDED);
            row = Row.of(ChannelTables.PRODUCT, item.number(), item.name(),
                    item.category().isEmpty() ? usual.category() : item.category(),
                    item.taxGroup().isEmpty() ? usual.taxGroup() : item.taxGroup(), unit, true, null, 0, false);
        } else {
            if (!before.text("name").equals(item.name())) {
                count(Figure.RENAMED);
            }
            row = before.with("name", item.name());
            row = item.category().isEmpty() ? row : row.with("category_code", item.category());
            row = item.taxGroup().isEmpty() ? row : row.with("tax_group_code", item.taxGroup());
            boolean weighed = row.text("unit_code").equals(usual.weighedUnit());
            row = mapping.columns().containsKey(ImportField.WEIGHED) && weighed != item.weighed()
                    ? row.with("unit_code", unit) : row;
        }
        if (mapping.columns().containsKey(ImportField.NET_CONTENT)) {
            row = row.with("net_content_thousandths", item.content().map(NetContent::thousandths).orElse(null))
                    .with("net_content_unit", item.content().map(NetContent::unit).orElse(null));
        }
        countItem(row.text("unit_code"));
        addOwn(row, own != null);
    }

    private void addPrice(ImportedItem item, List<Row> own) {
        Set<String> ownDays = days(own);
        Row inForce = inForce(withEverybodys(item.number(), own));
        if (inForce != null && inForce.integer("unit_price_micros") != item.priceMicros()) {
            count(Figure.PRICE_CHANGED);
        }
        // In place, under the day it has: a price list says what holds, not since when.
        Row now = inForce == null
                ? Row.of(ChannelTables.PRODUCT_PRICE, item.number(), today, item.priceMicros(), target.currency(),
                        null)
                : inForce.with("unit_price_micros", item.priceMicros()).with("currency_code", target.currency())
                        .with("valid_to", null);
        addOwn(now, ownDays.contains(now.text("valid_from")));
        own.stream().filter(row -> row.text("valid_from").compareTo(today) > 0).forEach(this::add);
        priceSumMicros += item.priceMicros();
    }

    /** The prices a product has: its own, and everybody's of the days it has no price of its own from. */
    private List<Row> withEverybodys(String number, List<Row> own) {
        Set<String> ownDays = days(own);
        List<Row> all = new ArrayList<>(own);
        known.everybodys().of(ChannelTables.PRODUCT_PRICE, number).stream()
                .filter(row -> !ownDays.contains(row.text("valid_from"))).forEach(all::add);
        return all;
    }

    private static Set<String> days(List<Row> prices) {
        return prices.stream().map(row -> row.text("valid_from")).collect(Collectors.toSet());
    }

    private void keep(Set<String> staying, Map<String, Row> products, Map<String, List<Row>> prices) {
        for (String number : staying) {
            List<Row> own = prices.getOrDefault(number, List.of());
            keep(number, products.get(number), own);
            Row inForce = inForce(withEverybodys(number, own));
            priceSumMicros += inForce == null ? 0 : inForce.integer("unit_price_micros");
        }
    }

    private void keep(String number, @Nullable Row product, List<Row> prices) {
        count(Figure.KEPT);
        if (product != null) {
            add(product);
        }
        countItem(product == null ? known.everybodys().unit(number) : product.text("unit_code"));
        prices.forEach(this::add);
    }

    private @Nullable Row inForce(List<Row> prices) {
        Row latest = null;
        for (Row price : prices) {
            Object to = price.value("valid_to");
            boolean holds = price.text("valid_from").compareTo(today) <= 0
                    && (to == null || to.toString().compareTo(today) >= 0);
            if (holds && (latest == null || latest.text("valid_from").compareTo(price.text("valid_from")) < 0)) {
                latest = price;
            }
        }
        return latest;
    }

    private void countItem(String unit) {
        count(Figure.ITEMS);
        if (unit.equals(mapping.goods().weighedUnit())) {
            count(Figure.WEIGHTED);
        }
    }

    /** A row like everybody's would only hide from the store what becomes of everybody's. */
    private void addOwn(Row row, boolean isThere) {
        if (isThere || !known.everybodys().of(row.table(), row.text("product_number")).contains(row)) {
            add(row);
        }
    }

    private void add(Row row) {
        rows.computeIfAbsent(row.table(), first -> new ArrayList<>()).add(row);
    }

    private void count(Figure figure) {
        counts.merge(figure, 1L, Long::sum);
    }

    private Map<Figure, String> figures() {
        Map<Figure, String> figures = new EnumMap<>(Figure.class);
        counts.forEach((figure, count) -> figures.put(figure, String.valueOf(count)));
        BigDecimal sum = BigDecimal.valueOf(priceSumMicros, PRICE_DECIMALS).stripTrailingZeros();
        figures.put(Figure.PRICE_SUM, sum.setScale(Math.max(2, sum.scale())).toPlainString());
        return figures;
    }
}
