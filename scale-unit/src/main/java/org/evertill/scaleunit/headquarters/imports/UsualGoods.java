package org.evertill.scaleunit.headquarters.imports;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.Row;
import org.evertill.exchange.tables.SyncedTable;
import org.evertill.scaleunit.headquarters.MasterTables;

/** What products and stores of a file refer to and headquarters must have: currency, units, category, tax group. */
final class UsualGoods {
    private static final Map<String, String> USED =
            Map.of("unit_code", "unit", "category_code", "category", "tax_group_code", "tax group");
    private static final int PPM_OF_PERCENT_DECIMALS = 4;
    private static final int WEIGHED_DECIMALS = 3;
    /** Before any day a receipt can have. */
    private static final String ALWAYS = "2000-01-01";

    private final MasterTables masters;
    private final List<Row> missing = new ArrayList<>();
    private final Set<String> names = new TreeSet<>();
    /** What is used, and the product that does; empty for what the store does. */
    private final Map<String, String> used = new HashMap<>();
    private String needing = "";

    private UsualGoods(MasterTables masters) {
        this.masters = masters;
    }

    /**
     * The rows that headquarters lacks.
     *
     * @throws ImportRefusedException when there are some and they shall not be made
     */
    static List<Row> missing(MasterTables masters, ImportRequest request, Map<StoreTarget, StorePlan> plans)
            throws SQLException, ImportRefusedException {
        UsualGoods lacking = new UsualGoods(masters);
        for (Map.Entry<StoreTarget, StorePlan> plan : plans.entrySet()) {
            lacking.currency(plan.getKey().currency());
            lacking.use(plan.getValue().rows().getOrDefault(ChannelTables.PRODUCT, List.of()));
        }
        lacking.goods(request.mapping().goods());
        if (!lacking.missing.isEmpty() && !request.makeMissing()) {
            throw new ImportRefusedException("Headquarters lacks " + String.join(", ", lacking.names)
                    + ", which " + (lacking.needing.isEmpty() ? "the store" : "product " + lacking.needing)
                    + " needs. Nothing was imported. Say in the goods of the mapping what new products are like, make"
                    + " it first, or let --make-missing make it as the mapping says.");
        }
        return lacking.missing;
    }

    private void currency(String code) throws SQLException {
        used.put("currency " + code, "");
        if (isMissing(ChannelTables.CURRENCY, code, "currency")) {
            missing.add(Row.of(ChannelTables.CURRENCY, code,
                    Math.max(0, Currency.getInstance(code).getDefaultFractionDigits()), 1));
        }
    }

    private void use(List<Row> products) {
        for (Row product : products) {
            USED.forEach((column, name) ->
                    used.putIfAbsent(name + " " + product.text(column), product.text("product_number")));
        }
    }

    private void goods(ImportMapping.Goods goods) throws SQLException {
        if (isMissing(ChannelTables.UNIT_OF_MEASURE, goods.unit(), "unit")) {
            missing.add(Row.of(ChannelTables.UNIT_OF_MEASURE, goods.unit(), "", 0));
        }
        if (isMissing(ChannelTables.UNIT_OF_MEASURE, goods.weighedUnit(), "unit")) {
            missing.add(Row.of(ChannelTables.UNIT_OF_MEASURE, goods.weighedUnit(), goods.weighedUnit(),
                    WEIGHED_DECIMALS));
        }
        if (isMissing(ChannelTables.CATEGORY, goods.category(), "category")) {
            missing.add(Row.of(ChannelTables.CATEGORY, goods.category(), "all", "grey",
                    masters.rows(ChannelTables.CATEGORY).size() + 1));
            missing.add(Row.of(ChannelTables.CATEGORY_NAME, goods.category(), "en", goods.category()));
        }
        if (isMissing(ChannelTables.TAX_GROUP, goods.taxGroup(), "tax group")) {
            missing.add(Row.of(ChannelTables.TAX_GROUP, goods.taxGroup(), goods.taxGroup()));
            missing.add(Row.of(ChannelTables.TAX_RATE, goods.taxGroup(), goods.taxGroup(), ALWAYS, goods.taxGroup(),
                    new BigDecimal(goods.taxPercent()).movePointRight(PPM_OF_PERCENT_DECIMALS).longValueExact(),
                    goods.taxIncluded(), null));
        }
    }

    private boolean isMissing(SyncedTable table, String code, String name) throws SQLException {
        String user = used.get(name + " " + code);
        boolean there = user == null
                || masters.rows(table).stream().anyMatch(row -> code.equals(row.value(0)))
                || missing.stream().anyMatch(row -> row.table() == table && code.equals(row.value(0)));
        if (!there && needing.isEmpty()) {
            needing = String.valueOf(user);
        }
        return !there && names.add(name + " " + code);
    }
}
