package org.evertill.verification.house;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.evertill.commerce.catalog.Barcode;
import org.evertill.commerce.catalog.UnitOfMeasure;
import org.evertill.commerce.connection.OfflineProfile;
import org.evertill.commerce.connection.OfflineProfileField;
import org.evertill.exchange.packages.RowSource;
import org.evertill.exchange.security.PinHash;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.OfflineProfileRow;
import org.evertill.exchange.tables.Row;
import org.evertill.exchange.tables.SyncedTable;
import org.evertill.scaleunit.headquarters.demo.DemoStore;

/**
 * The demo store with as many more products as one likes, made from their number alone and never all at once: names
 * from lists of words, one barcode or two, a price, a tax group. Its register stays offline once it is. Any thread.
 */
public final class LargeCatalogue {

    private static final long SEED = 20_261_121;
    private static final String IN_FORCE = "2025-01-01";
    private static final long MICROS_PER_CENT = 10_000;
    /** Below what the demo store's own best sellers have. */
    private static final long POPULARITY_MAX = 50_000;
    private static final OfflineProfile UNDISTURBED =
            OfflineProfile.of("undisturbed", "Undisturbed", OfflineProfileField::published)
                    .with(OfflineProfileField.RECONNECT_INTERVAL, OfflineProfileField.RECONNECT_INTERVAL.highest())
                    .with(OfflineProfileField.SYNC_INTERVAL, OfflineProfileField.SYNC_INTERVAL.highest());

    private static final List<String> BRAND_BEGINNINGS = List.of("Al", "Bar", "Bel", "Bram", "Cal", "Can", "Cor",
            "Dal", "Del", "Dun", "El", "Fair", "Far", "Fen", "Gar", "Glen", "Green", "Har", "Hol", "Kel", "Lan", "Lor",
            "Mal", "Mar", "Mer", "Mon", "Nor", "Oak", "Or", "Pal", "Pem", "Ran", "Ros", "Sal", "Shel", "Stan", "Tal",
            "Ver", "Wal", "Win");
    private static final List<String> BRAND_ENDINGS = List.of("bara", "bourne", "bridge", "brook", "burn", "by",
            "cote", "crest", "dale", "den", "don", "dora", "field", "ford", "gate", "ham", "hurst", "ington", "ison",
            "ita", "land", "ley", "lina", "ling", "lock", "low", "mar", "mere", "mont", "moor", "nes", "ona", "over",
            "port", "ridge", "rita", "rose", "sea", "shaw", "side", "stead", "ston", "tara", "ton", "vale", "ville",
            "way", "well", "wick", "wood");
    private static final List<String> KINDS = List.of("organic", "classic", "smoked", "fresh", "frozen", "roasted",
            "salted", "unsalted", "spicy", "mild", "sweet", "sour", "creamy", "crunchy", "light", "dark", "white",
            "golden", "green", "red", "blue", "wild", "country", "garden", "ground", "sliced", "whole", "dried",
            "honey", "maple", "lemon", "orange", "cherry", "apple", "vanilla", "ginger", "garlic", "herbal", "double",
            "family", "extra", "fine", "coarse", "soft", "strong", "natural", "traditional", "quick", "instant",
            "sparkling", "still", "low-fat", "sugar-free", "gluten-free", "large", "small", "mini", "round", "baked");
    private static final List<String> GOODS = List.of("bread", "rolls", "bagels", "butter", "cheese", "yoghurt",
            "milk", "cream", "eggs", "ham", "bacon", "sausages", "turkey", "chicken", "beef", "salmon", "tuna",
            "shrimp", "rice", "pasta", "noodles", "flour", "sugar", "salt", "pepper", "oil", "vinegar", "mustard",
            "ketchup", "mayonnaise", "soup", "beans", "lentils", "peas", "corn", "tomatoes", "olives", "pickles", "jam",
            "marmalade", "peanuts", "almonds", "walnuts", "raisins", "crackers", "biscuits", "cookies", "chocolate",
            "candy", "chips", "popcorn", "cereal", "oats", "granola", "coffee", "tea", "cocoa", "juice", "lemonade",
            "soda", "water", "beer", "cider", "pizza", "pie", "cake", "muffins", "waffles", "pancakes", "syrup",
            "shampoo", "soap", "toothpaste", "lotion", "razors", "tissues", "towels", "napkins", "detergent", "bleach",
            "sponges", "candles", "matches", "batteries", "bulbs", "tape", "glue", "pencils", "notebooks", "envelopes",
            "mugs", "plates", "bowls", "spoons", "gloves", "socks", "hammer", "nails", "screws", "paint", "brushes",
            "seeds", "soil", "hose", "rope");
    private static final List<String> SIZES = List.of("2 oz", "4 oz", "6 oz", "8 oz", "10 oz", "12 oz", "14 oz",
            "16 oz", "20 oz", "24 oz", "28 oz", "32 oz", "1 lb", "2 lb", "5 lb", "2 count", "4 count", "6 count",
            "10 count", "12 count", "24 count", "48 count", "1 gal", "2 gal");

    private final List<Row> demo = new ArrayList<>();
    private final List<String> categories;
    private final List<String> taxGroups;
    private final long generated;

    /** @param products how many in all, the demo store's among them; its own are always there */
    public LargeCatalogue(long products) {
        List<Row> rows = DemoStore.rows(1, PinHash::of);
        rows.stream().map(LargeCatalogue::undisturbed).forEach(demo::add);
        demo.add(OfflineProfileRow.of(UNDISTURBED));
        categories = codes(rows, ChannelTables.CATEGORY, "category_code");
        taxGroups = codes(rows, ChannelTables.TAX_GROUP, "tax_group_code");
        generated = Math.max(0, products - codes(rows, ChannelTables.PRODUCT, "product_number").size());
    }

    /** Hands over the rows of a table, as a {@link RowSource}. */
    public void read(SyncedTable table, RowSource.RowSink sink) throws SQLException {
        for (Row row : demo) {
            if (row.table() == table) {
                sink.accept(row);
            }
        }
        if (table == ChannelTables.PRODUCT) {
            for (long index = 0; index < generated; index++) {
                sink.accept(product(index));
            }
        } else if (table == ChannelTables.PRODUCT_BARCODE) {
            readBarcodes(sink);
        } else if (table == ChannelTables.PRODUCT_PRICE) {
            for (long index = 0; index < generated; index++) {
                sink.accept(price(index));
            }
        }
    }

    /** How many products were made besides the demo store's. */
    public long generated() {
        return generated;
    }

    /** The price of a product; the index counts the generated products from 0. */
    public static Row price(long index) {
        long cents = random(index, 3).nextLong(29, 4_000);
        return Row.of(ChannelTables.PRODUCT_PRICE, number(index), IN_FORCE, cents * MICROS_PER_CENT,
                DemoStore.CURRENCY, null);
    }

    /** The barcode every product has; the index counts the generated products from 0. */
    public static String barcode(long index) {
        return withCheckDigit("24%010d".formatted(index));
    }

    /** The name of a product, in one language. */
    public static String name(long index) {
        SplittableRandom random = random(index, 1);
        return of(random, BRAND_BEGINNINGS) + of(random, BRAND_ENDINGS) + " " + of(random, KINDS) + " "
                + of(random, GOODS) + ", " + of(random, SIZES);
    }

    private Row product(long index) {
        SplittableRandom random = random(index, 2);
        return Row.of(ChannelTables.PRODUCT, number(index), name(index), of(random, categories),
                of(random, taxGroups), UnitOfMeasure.EACH.code(), true, null, random.nextLong(POPULARITY_MAX), false);
    }

    private void readBarcodes(RowSource.RowSink sink) throws SQLException {
        for (long index = 0; index < generated; index++) {
            sink.accept(Row.of(ChannelTables.PRODUCT_BARCODE, barcode(index), number(index), "EAN13"));
        }
        for (long index = 0; index < generated; index++) {
            if (random(index, 4).nextInt(5) < 2) {
                sink.accept(Row.of(ChannelTables.PRODUCT_BARCODE, withCheckDigit("25%010d".formatted(index)),
                        number(index), "EAN13"));
            }
        }
    }

    private static Row undisturbed(Row row) {
        return row.table() == ChannelTables.REGISTER
                ? Row.of(ChannelTables.REGISTER, row.text("store_number"), row.text("register_number"),
                        row.text("name"), row.integer("support_offline"), UNDISTURBED.code())
                : row;
    }

    private static List<String> codes(List<Row> rows, SyncedTable table, String column) {
        return rows.stream().filter(row -> row.table() == table).map(row -> row.text(column)).toList();
    }

    /** The number of a product; the index counts the generated ones from 0. */
    public static String number(long index) {
        return String.valueOf(20_000_000 + index);
    }

    private static String withCheckDigit(String digits) {
        return digits + Barcode.checkDigit(digits);
    }

    private static String of(SplittableRandom random, List<String> words) {
        return words.get(random.nextInt(words.size()));
    }

    /** Drawn anew for each product and purpose, so that any of them can be made without those before it. */
    private static SplittableRandom random(long index, int purpose) {
        return new SplittableRandom(SEED + index * 8 + purpose);
    }
}
