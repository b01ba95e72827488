package org.evertill.exchange.tables;

import static org.evertill.exchange.tables.Column.blob;
import static org.evertill.exchange.tables.Column.integer;
import static org.evertill.exchange.tables.Column.text;

import java.util.List;

/**
 * The one declaration of every synced table: name, key, columns, scheduler job and database. Schema, statements, rows,
 * digests, packages and upload all derive from it, so a new table is one entry here.
 *
 * <p>A change of any DOWN table is a new {@link #SCHEMA_VERSION}: what comes says {@code since} which, and nothing that
 * was there is changed or taken away, because files of the version before are still about, see {@link TableSchema}.
 * Journal tables change by migration only.
 */
public final class ChannelTables {
    /** The schema of reference and private files as this program has them, their {@code user_version}. */
    public static final int SCHEMA_VERSION = 5;

    public static final SyncedTable CURRENCY = reference("currency", SchedulerJob.CURRENCY)
            .key(text("currency_code"))
            .columns(integer("minor_digits"), integer("cash_rounding_minor"));

    public static final SyncedTable DENOMINATION = reference("denomination", SchedulerJob.CURRENCY)
            .key(text("currency_code"), integer("value_minor"))
            .columns(text("kind"));

    /** Who buys here, as far as they have said so. Private: only over the authenticated channel. */
    public static final SyncedTable CUSTOMER = guarded("customer", SchedulerJob.CUSTOMERS)
            .key(text("customer_number"))
            .columns(text("name"), text("language"), text("phone").orNull(), text("email").orNull(),
                    integer("blocked"), text("created_on"), text("last_visit_on").orNull());

    public static final SyncedTable PRODUCT_PRICE = reference("product_price", SchedulerJob.PRICES)
            .key(text("product_number"), text("valid_from"))
            .columns(integer("unit_price_micros"), text("currency_code"), text("valid_to").orNull());

    /**
     * What is offered beyond the price list, as its source writes it. The terms stand here where it is for no product
     * in particular, and are null where the products have their own.
     */
    public static final SyncedTable PROMOTION = reference("promotion", SchedulerJob.PRICES)
            .key(text("promotion_number"))
            .columns(text("name"), text("valid_from").orNull(), text("valid_to").orNull(), integer("members_only"),
                    integer("needs_coupon"), text("reward_code"), integer("minimum_quantity_thousandths").orNull(),
                    integer("price_micros").orNull(), integer("discount_ppm").orNull());

    /** The terms of a promotion for one product, which may come to the price list later; by product, as it is asked. */
    public static final SyncedTable PROMOTION_PRODUCT = reference("promotion_product", SchedulerJob.PRICES)
            .key(text("product_number"), text("promotion_number"))
            .columns(integer("minimum_quantity_thousandths"), integer("price_micros").orNull(),
                    integer("discount_ppm").orNull());

    public static final SyncedTable REASON_CODE = reference("reason_code", SchedulerJob.REASON_CODES)
            .key(text("reason_code"))
            .columns(integer("operation_number"), integer("position"));

    public static final SyncedTable REASON_TEXT = reference("reason_text", SchedulerJob.REASON_CODES)
            .key(text("reason_code"), text("language"))
            .columns(text("text"));

    /** Rowids are the order of popularity, so that a search that takes the first hits takes the best sellers. */
    public static final SyncedTable PRODUCT = reference("product", SchedulerJob.PRODUCTS)
            .key(text("product_number"))
            .byRowid()
            .index("category_code")
            // Every start asks for the favourites, and a million products are not read for a few dozen of them.
            .sparseIndex("favourite_position")
            .columns(text("name"), text("category_code"), text("tax_group_code"), text("unit_code"),
                    integer("price_override_allowed"), integer("favourite_position").orNull(),
                    integer("popularity"), integer("blocked"),
                    // What is in one piece of it, for the price per measure that shops must show.
                    integer("net_content_thousandths").orNull().since(5), text("net_content_unit").orNull().since(5));

    public static final SyncedTable PRODUCT_NAME = reference("product_name", SchedulerJob.PRODUCTS)
            .key(text("product_number"), text("language"))
            .columns(text("name"));

    public static final SyncedTable PRODUCT_BARCODE = reference("product_barcode", SchedulerJob.PRODUCTS)
            .key(text("barcode"))
            .index("product_number")
            .columns(text("product_number"), text("symbology"));

    public static final SyncedTable LOYALTY_PROGRAM = reference("loyalty_program", SchedulerJob.LOYALTY)
            .key(text("program_code"))
            .columns(text("name"), text("currency_code"), integer("points_thousandths_per_unit"));

    /** The cards of loyalty programs, never of banks. */
    public static final SyncedTable LOYALTY_CARD = guarded("loyalty_card", SchedulerJob.LOYALTY)
            .key(text("card_number"))
            .columns(text("customer_number"), text("program_code"), integer("blocked"));

    public static final SyncedTable STORE = reference("store", SchedulerJob.CHANNEL_CONFIGURATION)
            .key(text("store_number"))
            .columns(text("name"), text("address"), text("phone"), text("currency_code"), text("time_zone"),
                    text("language"), text("receipt_footer"));

    public static final SyncedTable TENDER_TYPE = reference("tender_type", SchedulerJob.CHANNEL_CONFIGURATION)
            .key(text("tender_code"))
            .columns(text("name"), integer("operation_number"));

    public static final SyncedTable TAX_GROUP = reference("tax_group", SchedulerJob.TAX)
            .key(text("tax_group_code"))
            .columns(text("name"));

    public static final SyncedTable TAX_RATE = reference("tax_rate", SchedulerJob.TAX)
            .key(text("tax_group_code"), text("tax_code"), text("valid_from"))
            .columns(text("name"), integer("rate_ppm"), integer("inclusive"), text("valid_to").orNull());

    /** What holds for all prices and items unless one of them says otherwise, by name. */
    public static final SyncedTable ITEM_PRICE_PARAMETER =
            reference("item_price_parameter", SchedulerJob.ITEM_AND_PRICE_PARAMETERS)
                    .key(text("parameter_code"))
                    .columns(text("value"));

    public static final SyncedTable UNIT_OF_MEASURE = reference("unit_of_measure", SchedulerJob.GLOBAL_CONFIGURATION)
            .key(text("unit_code"))
            .columns(text("symbol"), integer("decimals"));

    public static final SyncedTable COUNTRY = reference("country", SchedulerJob.ADDRESS_BOOK_REFERENCE)
            .key(text("country_code"), text("language"))
            .columns(text("name"));

    public static final SyncedTable DELIVERY_MODE = reference("delivery_mode", SchedulerJob.MODES_OF_DELIVERY)
            .key(text("mode_code"), text("language"))
            .columns(text("name"));

    public static final SyncedTable CATEGORY = reference("category", SchedulerJob.CATALOGUE)
            .key(text("category_code"))
            .columns(text("icon"), text("colour"), integer("position"));

    public static final SyncedTable CATEGORY_NAME = reference("category_name", SchedulerJob.CATALOGUE)
            .key(text("category_code"), text("language"))
            .columns(text("name"));

    /** How much of a line that was sold has come back, wherever: a return by receipt may not exceed the rest. */
    public static final SyncedTable RETURN_QUANTITY = guarded("return_quantity", SchedulerJob.RETURN_QUANTITIES)
            .key(text("record_id"), integer("line_number"))
            .columns(text("product_number"), integer("returned_thousandths"));

    public static final SyncedTable STAFF = guarded("staff", SchedulerJob.STAFF)
            .key(text("worker_number"))
            .columns(text("name"), text("role_code"), text("language"), text("pin_hash"), integer("blocked"));

    public static final SyncedTable ROLE_PERMISSION = guarded("role_permission", SchedulerJob.STAFF)
            .key(text("role_code"), text("permission"))
            .columns();

    public static final SyncedTable REGISTER = guarded("register", SchedulerJob.REGISTERS)
            .key(text("store_number"), text("register_number"))
            .columns(text("name"), integer("support_offline"), text("offline_profile_code"));

    public static final SyncedTable OFFLINE_PROFILE = guarded("offline_profile", SchedulerJob.OFFLINE_PROFILES)
            .key(text("profile_code"))
            .columns(OfflineProfileRow.columns());

    /** What of the products and customers registers keep for an outage; a null limits nothing. */
    public static final SyncedTable OFFLINE_SCOPE = guarded("offline_scope", SchedulerJob.OFFLINE_PROFILES)
            .key(text("scope_code"))
            .columns(text("name"), integer("assortment_only"), integer("best_sellers").orNull(),
                    integer("best_sellers_days").orNull(), integer("recent_customers_days").orNull());

    /** Which job, or which one table of it, a scope leaves out; the scope of no code is every offline database. */
    public static final SyncedTable OFFLINE_EXCLUSION = guarded("offline_exclusion", SchedulerJob.OFFLINE_PROFILES)
            .key(text("scope_code"), text("job_number"), text("table_name"))
            .columns();

    public static final SyncedTable OFFLINE_PROFILE_SCOPE =
            guarded("offline_profile_scope", SchedulerJob.OFFLINE_PROFILES)
                    .key(text("profile_code"))
                    .columns(text("scope_code"));

    public static final SyncedTable JOURNAL_RECORD = upward("journal_record")
            .key(text("store_number"), text("register_number"), integer("incarnation"), integer("sequence"))
            .unique("record_id")
            .columns(text("record_id"), text("kind"), integer("receipt_number").orNull(), text("recorded_at"),
                    blob("previous_hash"), blob("hash"), blob("payload"));

    public static final SyncedTable RETAIL_TRANSACTION = upward("retail_transaction")
            .key(text("record_id"))
            .unique("store_number", "register_number", "incarnation", "sequence")
            .index("business_date")
            .columns(text("store_number"), text("register_number"), integer("incarnation"), integer("sequence"),
                    text("kind"), integer("receipt_number").orNull(), text("external_reference").orNull(),
                    text("worker_number"), text("void_worker").orNull(), text("shift_id"), text("business_date"),
                    text("begun_at"), text("concluded_at"), text("connection"), integer("data_version"),
                    text("currency_code"), integer("total_minor"), integer("net_minor"), integer("tax_minor"),
                    integer("change_minor"), integer("line_count"));

    public static final SyncedTable RETAIL_TRANSACTION_LINE = upward("retail_transaction_line")
            .key(text("record_id"), integer("line_number"))
            .columns(text("product_number"), text("barcode").orNull(), text("name"), integer("quantity_thousandths"),
                    text("unit_code"), integer("list_price_micros"), integer("unit_price_micros"),
                    integer("amount_minor"), text("tax_group_code"), integer("tax_minor"), integer("voided"),
                    integer("is_return"), text("override_reason").orNull(), text("override_worker").orNull(),
                    text("return_worker").orNull(), text("void_worker").orNull());

    public static final SyncedTable RETAIL_TRANSACTION_TAX = upward("retail_transaction_tax")
            .key(text("record_id"), text("tax_group_code"), text("tax_code"))
            .columns(integer("rate_ppm"), integer("inclusive"), integer("taxable_minor"), integer("tax_minor"));

    public static final SyncedTable RETAIL_TRANSACTION_TENDER = upward("retail_transaction_tender")
            .key(text("record_id"), integer("tender_number"))
            .columns(text("tender_code"), integer("amount_minor"), integer("change_minor"));

    public static final SyncedTable OFFLINE_SYNC_LOG = upward("offline_sync_log")
            .key(text("store_number"), text("register_number"), integer("log_id"))
            .columns(text("job"), text("direction"), text("state"), text("started_at"), text("stopped_at").orNull(),
                    integer("rows_down_ok"), integer("rows_down_err"), integer("rows_up_ok"), integer("rows_up_err"),
                    integer("bytes"), text("message").orNull(), text("fault").orNull());

    private static final List<SyncedTable> ALL = List.of(CURRENCY, DENOMINATION, CUSTOMER, PRODUCT_PRICE, PROMOTION,
            PROMOTION_PRODUCT, REASON_CODE, REASON_TEXT, PRODUCT, PRODUCT_NAME, PRODUCT_BARCODE, LOYALTY_PROGRAM,
            LOYALTY_CARD, STORE, TENDER_TYPE, TAX_GROUP, TAX_RATE, ITEM_PRICE_PARAMETER, UNIT_OF_MEASURE, COUNTRY,
            DELIVERY_MODE, CATEGORY, CATEGORY_NAME, RETURN_QUANTITY, STAFF, ROLE_PERMISSION, REGISTER, OFFLINE_PROFILE,
            OFFLINE_SCOPE, OFFLINE_EXCLUSION, OFFLINE_PROFILE_SCOPE, JOURNAL_RECORD, RETAIL_TRANSACTION,
            RETAIL_TRANSACTION_LINE, RETAIL_TRANSACTION_TAX, RETAIL_TRANSACTION_TENDER, OFFLINE_SYNC_LOG);

    private ChannelTables() {
    }

    /** Every synced table, by scheduler job. */
    public static List<SyncedTable> all() {
        return ALL;
    }

    /** The tables of one of the register's files, in the order of {@link #all()}. */
    public static List<SyncedTable> in(DatabaseKind database) {
        return ALL.stream().filter(table -> table.database() == database).toList();
    }

    /**
     * The table of a name.
     *
     * @throws IllegalArgumentException when none is declared: nothing outside this list is ever synced
     */
    public static SyncedTable named(String name) {
        return ALL.stream()
                .filter(table -> table.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no synced table is called " + name));
    }

    /** Every statement, in order, that makes the tables of one file and their indexes in an empty database. */
    public static List<String> schema(DatabaseKind database, SqlDialect dialect) {
        return in(database).stream().flatMap(table -> table.sql(dialect).createAll().stream()).toList();
    }

    private static SyncedTable.Declaration reference(String name, SchedulerJob job) {
        return SyncedTable.declare(name, DatabaseKind.REFERENCE, job);
    }

    private static SyncedTable.Declaration guarded(String name, SchedulerJob job) {
        return SyncedTable.declare(name, DatabaseKind.PRIVATE, job);
    }

    private static SyncedTable.Declaration upward(String name) {
        return SyncedTable.declare(name, DatabaseKind.JOURNAL, SchedulerJob.CHANNEL_TRANSACTIONS).byRowid();
    }
}
