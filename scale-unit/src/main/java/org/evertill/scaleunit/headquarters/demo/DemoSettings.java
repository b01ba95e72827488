package org.evertill.scaleunit.headquarters.demo;

import java.util.ArrayList;
import java.util.List;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.Row;
import org.evertill.exchange.tables.SyncedTable;
import org.jspecify.annotations.Nullable;

/**
 * The demo store itself: its address, money, taxes, units and reasons. The taxes are of both kinds: sales taxes on
 * top of the price, as an American receipt shows them, and a container levy inside the price of bottled drinks.
 */
final class DemoSettings {
    private static final String STORE = DemoStore.STORE_NUMBER;
    private static final String CURRENCY = DemoStore.CURRENCY;
    private static final String OPENED = DemoStore.OPENED;
    private static final int PAY_CASH = 200;
    private static final int PRICE_OVERRIDE = 104;
    private static final int RETURN_PRODUCT = 109;
    private static final int VOID_TRANSACTION = 500;

    private final List<Row> rows = new ArrayList<>();

    private DemoSettings() {
    }

    static List<Row> rows() {
        DemoSettings settings = new DemoSettings();
        settings.addStore();
        settings.addMoney();
        settings.addTaxes();
        settings.addReasons();
        settings.addPlacesAndWays();
        return settings.rows;
    }

    private void addStore() {
        rows.add(Row.of(ChannelTables.STORE, STORE, "Cedar Hollow Market", "18 Ferry Road, Cedar Hollow",
                "+1 555 0107", CURRENCY, "America/New_York", "en", "Thank you for shopping in Cedar Hollow"));
        rows.add(Row.of(ChannelTables.TENDER_TYPE, "cash", "Cash", PAY_CASH));
        rows.add(Row.of(ChannelTables.UNIT_OF_MEASURE, "ea", "", 0));
        rows.add(Row.of(ChannelTables.UNIT_OF_MEASURE, "lb", "lb", 2));
        rows.add(Row.of(ChannelTables.UNIT_OF_MEASURE, "kg", "kg", 3));
    }

    private void addMoney() {
        rows.add(Row.of(ChannelTables.CURRENCY, CURRENCY, 2, 1));
        for (int coin : List.of(1, 5, 10, 25)) {
            rows.add(Row.of(ChannelTables.DENOMINATION, CURRENCY, coin, "coin"));
        }
        for (int note : List.of(1, 5, 10, 20, 50, 100)) {
            rows.add(Row.of(ChannelTables.DENOMINATION, CURRENCY, note * 100, "note"));
        }
    }

    private void addTaxes() {
        rows.add(Row.of(ChannelTables.TAX_GROUP, "standard", "General merchandise"));
        addRate("standard", "state-sales", OPENED, "State sales tax", 55_000, false, null);
        addRate("standard", "county-sales", OPENED, "County sales tax", 10_000, false, "2025-12-31");
        addRate("standard", "county-sales", "2026-01-01", "County sales tax", 12_500, false, null);
        rows.add(Row.of(ChannelTables.TAX_GROUP, "food", "Food for the home"));
        addRate("food", "reduced-food", OPENED, "Reduced food tax", 15_000, false, null);
        rows.add(Row.of(ChannelTables.TAX_GROUP, "bottled", "Bottled drinks"));
        addRate("bottled", "container-levy", OPENED, "Container levy", 40_000, true, null);
        rows.add(Row.of(ChannelTables.TAX_GROUP, "exempt", "Exempt"));
        addRate("exempt", "exempt", OPENED, "Tax exempt", 0, false, null);
    }

    private void addRate(String group, String code, String from, String name, int ratePpm, boolean inclusive,
                         @Nullable String to) {
        rows.add(Row.of(ChannelTables.TAX_RATE, group, code, from, name, ratePpm, inclusive, to));
    }

    private void addReasons() {
        addReason("price-match", PRICE_OVERRIDE, 1, "Price match", "Alignement sur un concurrent", "价格匹配");
        addReason("damaged", PRICE_OVERRIDE, 2, "Damaged packaging", "Emballage abîmé", "包装破损");
        addReason("near-date", PRICE_OVERRIDE, 3, "Close to its date", "Date proche", "临近保质期");
        addReason("shelf-label", PRICE_OVERRIDE, 4, "Wrong shelf label", "Étiquette erronée", "货架标价有误");
        addReason("unwanted", RETURN_PRODUCT, 1, "No longer wanted", "Ne convient plus", "顾客不再需要");
        addReason("faulty", RETURN_PRODUCT, 2, "Faulty", "Défectueux", "商品有瑕疵");
        addReason("wrong-item", RETURN_PRODUCT, 3, "Wrong item", "Mauvais article", "买错商品");
        addReason("customer-left", VOID_TRANSACTION, 1, "Customer left", "Client parti", "顾客已离开");
        addReason("cannot-pay", VOID_TRANSACTION, 2, "Customer cannot pay", "Paiement impossible", "顾客无法付款");
        addReason("rung-by-mistake", VOID_TRANSACTION, 3, "Rung by mistake", "Saisie par erreur", "误操作");
    }

    private void addPlacesAndWays() {
        rows.add(Row.of(ChannelTables.ITEM_PRICE_PARAMETER, "prices-end-in", "9"));
        rows.add(Row.of(ChannelTables.LOYALTY_PROGRAM, "neighbours", "Neighbours' points", CURRENCY, 1000));
        addText(ChannelTables.COUNTRY, "US", "United States", "États-Unis", "美国");
        addText(ChannelTables.COUNTRY, "CA", "Canada", "Canada", "加拿大");
        addText(ChannelTables.DELIVERY_MODE, "carry", "Carried out", "Emporté", "自行带走");
        addText(ChannelTables.DELIVERY_MODE, "pickup", "Picked up later", "Retrait plus tard", "稍后自提");
    }

    private void addText(SyncedTable table, String code, String en, String fr, String zh) {
        rows.add(Row.of(table, code, "en", en));
        rows.add(Row.of(table, code, "fr", fr));
        rows.add(Row.of(table, code, "zh", zh));
    }

    private void addReason(String code, int operation, int position, String en, String fr, String zh) {
        rows.add(Row.of(ChannelTables.REASON_CODE, code, operation, position));
        addText(ChannelTables.REASON_TEXT, code, en, fr, zh);
    }
}
