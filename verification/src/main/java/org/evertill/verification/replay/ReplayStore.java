package org.evertill.verification.replay;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.evertill.commerce.connection.OfflineProfile;
import org.evertill.commerce.connection.OfflineProfileField;
import org.evertill.commerce.staff.Permission;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.OfflineProfileRow;
import org.evertill.exchange.tables.Row;
import org.evertill.verification.sales.FileProduct;

/**
 * The store a sales file is replayed in, as headquarters publishes it: the file's own catalogue without taxes, one
 * worker who may do everything, one register, and an offline profile with times small enough for a replay.
 */
final class ReplayStore {

    static final String NUMBER = "0001";
    static final String REGISTER = "01";
    static final String WORKER = "000001";
    static final String PIN = "4096";
    static final String REASON = "historic-price";
    /** The shop of the supplied file stands in the United Kingdom; its times are local. */
    static final ZoneId ZONE = ZoneId.of("Europe/London");
    static final OfflineProfile PROFILE = OfflineProfile.of("replay", "Replay", OfflineProfileField::published)
            .with(OfflineProfileField.REQUEST_TIMEOUT, 300)
            .with(OfflineProfileField.RECONNECT_INTERVAL, 50)
            .with(OfflineProfileField.SYNC_INTERVAL, OfflineProfileField.SYNC_INTERVAL.lowest())
            .with(OfflineProfileField.FIRST_CONTACT_SPREAD, 0);

    private static final String CURRENCY = "GBP";
    private static final String EVERYTHING = "all";
    private static final String UNTAXED = "none";
    private static final String ROLE = "replay";
    /** Before any sales file begins. */
    private static final String ALWAYS = "1970-01-01";
    /** The file's quantities may have three decimals. */
    private static final int UNIT_DECIMALS = 3;

    private ReplayStore() {}

    /** All rows of the master tables. */
    static List<Row> rows(List<FileProduct> catalogue, UnaryOperator<String> hashPin) {
        List<Row> rows = new ArrayList<>(settings());
        rows.add(Row.of(ChannelTables.STAFF, WORKER, "Replay", ROLE, "en", hashPin.apply(PIN), false));
        for (Permission permission : Permission.values()) {
            rows.add(Row.of(ChannelTables.ROLE_PERMISSION, ROLE, permission.code()));
        }
        rows.add(Row.of(ChannelTables.REGISTER, NUMBER, REGISTER, "Replay", true, PROFILE.code()));
        rows.add(OfflineProfileRow.of(PROFILE));
        for (FileProduct product : catalogue) {
            rows.add(Row.of(ChannelTables.PRODUCT, product.code(), product.name(), EVERYTHING, UNTAXED, "ea", true,
                    null, 0, false));
            rows.add(Row.of(
                    ChannelTables.PRODUCT_PRICE, product.code(), ALWAYS, product.priceMicros(), CURRENCY, null));
        }
        return rows;
    }

    private static List<Row> settings() {
        return List.of(
                Row.of(ChannelTables.STORE, NUMBER, "Replay", "", "", CURRENCY, ZONE.getId(), "en", ""),
                Row.of(ChannelTables.CURRENCY, CURRENCY, 2, 1),
                Row.of(ChannelTables.DENOMINATION, CURRENCY, 1, "coin"),
                Row.of(ChannelTables.TENDER_TYPE, "cash", "Cash", 200),
                Row.of(ChannelTables.UNIT_OF_MEASURE, "ea", "", UNIT_DECIMALS),
                Row.of(ChannelTables.CATEGORY, EVERYTHING, "all", "grey", 1),
                Row.of(ChannelTables.CATEGORY_NAME, EVERYTHING, "en", "Everything"),
                Row.of(ChannelTables.TAX_GROUP, UNTAXED, "No tax split"),
                Row.of(ChannelTables.REASON_CODE, REASON, 104, 1),
                Row.of(ChannelTables.REASON_TEXT, REASON, "en", "historic price"));
    }
}
