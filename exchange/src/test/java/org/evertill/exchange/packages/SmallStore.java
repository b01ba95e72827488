package org.evertill.exchange.packages;

import java.util.ArrayList;
import java.util.List;
import org.evertill.commerce.connection.OfflineProfile;
import org.evertill.commerce.staff.Permission;
import org.evertill.exchange.security.PinHash;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.OfflineProfileRow;
import org.evertill.exchange.tables.Row;

/** The handful of rows of a small store: enough to sign on, ring up and take cash. For tests of every module. */
public final class SmallStore {
    public static final String STORE = "S01";
    public static final String REGISTER = "R1";
    public static final String DATA_GROUP = "S01";

    /** Signs on with {@link #CASHIER_PIN}; may sell and void a line. */
    public static final String CASHIER = "1001";
    public static final String CASHIER_PIN = "1111";
    /** Signs on with {@link #MANAGER_PIN}; may do everything. */
    public static final String MANAGER = "2001";
    public static final String MANAGER_PIN = "2222";
    /** A barcode of product 100, Bread at 2.50, with 20 % inclusive tax. */
    public static final String BREAD_BARCODE = "2000000001005";

    private static final String FROM = "2020-01-01";
    private static String cashierHash = "";
    private static String managerHash = "";

    private SmallStore() {
    }

    /** All rows of one kind. */
    public static List<Row> rows(DatabaseKind kind) {
        List<Row> rows = new ArrayList<>();
        if (kind == DatabaseKind.REFERENCE) {
            addStore(rows);
            addProduct(rows, "100", BREAD_BARCODE, 2_500_000, 300, "Bread", "Pain", "面包");
            addProduct(rows, "101", "2000000001012", 1_200_000, 500, "Apple juice", "Jus de pomme", "苹果汁");
            addProduct(rows, "102", "2000000001029", 990_000, 400, "Apples", "Pommes", "红富士苹果");
            addProduct(rows, "103", "2000000001036", 14_950_000, 100, "Crème caramel", "Crème caramel", "焦糖布丁");
        } else {
            addStaff(rows);
        }
        return rows;
    }

    private static void addStore(List<Row> rows) {
        rows.add(Row.of(ChannelTables.STORE, STORE, "Small store", "1 High Street", "01 23", "EUR", "Europe/Paris",
                "en", "Thank you"));
        rows.add(Row.of(ChannelTables.CURRENCY, "EUR", 2, 1));
        rows.add(Row.of(ChannelTables.DENOMINATION, "EUR", 100, "coin"));
        rows.add(Row.of(ChannelTables.DENOMINATION, "EUR", 2_000, "note"));
        rows.add(Row.of(ChannelTables.UNIT_OF_MEASURE, "ea", "ea", 0));
        rows.add(Row.of(ChannelTables.CATEGORY, "food", "food", "#2e7d32", 1));
        rows.add(Row.of(ChannelTables.CATEGORY_NAME, "food", "en", "Food"));
        rows.add(Row.of(ChannelTables.CATEGORY_NAME, "food", "fr", "Alimentation"));
        rows.add(Row.of(ChannelTables.CATEGORY_NAME, "food", "zh", "食品"));
        rows.add(Row.of(ChannelTables.TAX_GROUP, "standard", "Standard"));
        rows.add(Row.of(ChannelTables.TAX_RATE, "standard", "VAT", FROM, "VAT 20 %", 200_000, true, null));
        rows.add(Row.of(ChannelTables.REASON_CODE, "damaged", 104, 1));
        rows.add(Row.of(ChannelTables.REASON_TEXT, "damaged", "en", "Damaged"));
        rows.add(Row.of(ChannelTables.TENDER_TYPE, "cash", "Cash", 200));
    }

    private static void addProduct(List<Row> rows, String number, String barcode, long priceMicros, int popularity,
            String english, String french, String chinese) {
        rows.add(Row.of(ChannelTables.PRODUCT, number, english, "food", "standard", "ea", true, null, popularity,
                false));
        rows.add(Row.of(ChannelTables.PRODUCT_NAME, number, "en", english));
        rows.add(Row.of(ChannelTables.PRODUCT_NAME, number, "fr", french));
        rows.add(Row.of(ChannelTables.PRODUCT_NAME, number, "zh", chinese));
        rows.add(Row.of(ChannelTables.PRODUCT_BARCODE, barcode, number, "EAN13"));
        rows.add(Row.of(ChannelTables.PRODUCT_PRICE, number, FROM, priceMicros, "EUR", null));
    }

    private static synchronized void addStaff(List<Row> rows) {
        if (cashierHash.isEmpty()) {
            cashierHash = PinHash.of(CASHIER_PIN);
            managerHash = PinHash.of(MANAGER_PIN);
        }
        rows.add(Row.of(ChannelTables.STAFF, CASHIER, "Ana", "cashier", "en", cashierHash, false));
        rows.add(Row.of(ChannelTables.STAFF, MANAGER, "Marc", "manager", "fr", managerHash, false));
        rows.add(Row.of(ChannelTables.ROLE_PERMISSION, "cashier", Permission.VOID_PRODUCT.code()));
        for (Permission permission : Permission.values()) {
            rows.add(Row.of(ChannelTables.ROLE_PERMISSION, "manager", permission.code()));
        }
        rows.add(Row.of(ChannelTables.REGISTER, STORE, REGISTER, "Till 1", true,
                OfflineProfile.PUBLISHED_DEFAULTS.code()));
        rows.add(OfflineProfileRow.of(OfflineProfile.PUBLISHED_DEFAULTS));
    }
}
