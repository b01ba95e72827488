package org.evertill.scaleunit.headquarters.demo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.evertill.commerce.catalog.Barcode;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.Row;
import org.evertill.exchange.tables.SyncedTable;
import org.evertill.scaleunit.headquarters.demo.DemoCatalogue.Article;
import org.evertill.scaleunit.headquarters.demo.DemoCatalogue.Text;
import org.jspecify.annotations.Nullable;

/**
 * Makes the goods of the demo store, a grocer in a small American town: about 600 products in 12 categories with
 * barcodes, prices and taxes. The same seed makes the same store. Money in cents until it becomes a unit price.
 * People, registers and settings are {@link DemoPeople} and {@link DemoSettings}.
 */
public final class DemoStore {
    public static final String STORE_NUMBER = "0107";
    public static final String CURRENCY = "USD";
    /** Every fact of the demo store is in force from this day on, unless it says otherwise. */
    static final String OPENED = "2025-01-01";

    private static final String PRICES_RAISED = "2026-01-01";
    private static final String PRICES_RAISED_EVE = "2025-12-31";
    private static final String SALE_STARTS = "2026-11-16";
    private static final String SALE_ENDS = "2026-12-31";
    private static final long MICROS_PER_CENT = 10_000;
    private static final int FAVOURITES_PER_CATEGORY = 2;

    private final Random random;
    private final DemoCatalogue catalogue = DemoCatalogue.read();
    private final List<Row> rows = new ArrayList<>();

    private DemoStore(long seed) {
        this.random = new Random(seed);
    }

    /**
     * All rows of the demo store's master tables.
     *
     * @param seed    decides prices, popularity and which products have sales and second barcodes
     * @param hashPin hashes a worker's PIN; the one thing that is not the same each time
     */
    public static List<Row> rows(long seed, UnaryOperator<String> hashPin) {
        DemoStore store = new DemoStore(seed);
        store.rows.addAll(DemoSettings.rows());
        store.rows.addAll(DemoPeople.rows(hashPin));
        store.addCategories();
        store.addProducts();
        return List.copyOf(store.rows);
    }

    private void addCategories() {
        int position = 1;
        for (DemoCatalogue.Category category : catalogue.categories()) {
            rows.add(Row.of(ChannelTables.CATEGORY, category.code(), category.icon(), category.tint(), position++));
            addNames(ChannelTables.CATEGORY_NAME, category.code(), category.name());
        }
    }

    private void addNames(SyncedTable table, String code, Text name) {
        rows.add(Row.of(table, code, "en", name.en()));
        rows.add(Row.of(table, code, "fr", name.fr()));
        rows.add(Row.of(table, code, "zh", name.zh()));
    }

    private void addProducts() {
        List<Article> articles = catalogue.articles();
        long[] popularity = new long[articles.size()];
        for (int i = 0; i < popularity.length; i++) {
            popularity[i] = articles.get(i).popularity() * 1000L + random.nextInt(1000) * 20L;
        }
        Map<Integer, Integer> favourites = favourites(articles, popularity);
        Set<Integer> blocked = Set.of(articles.size() / 3, articles.size() * 4 / 5);
        for (int i = 0; i < popularity.length; i++) {
            Article article = articles.get(i);
            String number = String.valueOf(10_001 + i);
            boolean fixedPrice = article.taxGroupCode().equals("exempt");
            rows.add(Row.of(ChannelTables.PRODUCT, number, article.name().en(), article.categoryCode(),
                    article.taxGroupCode(), article.unitCode(), fixedPrice ? 0 : 1, favourites.get(i), popularity[i],
                    blocked.contains(i) ? 1 : 0));
            addNames(ChannelTables.PRODUCT_NAME, number, article.name());
            addBarcodes(i, number);
            addPrices(article, number);
        }
    }

    /** The best sellers of each category, best category first, as positions from 1. */
    private static Map<Integer, Integer> favourites(List<Article> articles, long[] popularity) {
        List<Integer> best = new ArrayList<>();
        Map<String, Integer> taken = new HashMap<>();
        List<Integer> byPopularity = new ArrayList<>();
        for (int i = 0; i < popularity.length; i++) {
            byPopularity.add(i);
        }
        byPopularity.sort(Comparator.comparingLong((Integer i) -> popularity[i]).reversed());
        for (int i : byPopularity) {
            if (taken.merge(articles.get(i).categoryCode(), 1, Integer::sum) <= FAVOURITES_PER_CATEGORY) {
                best.add(i);
            }
        }
        Map<Integer, Integer> positions = new HashMap<>();
        for (int position = 1; position <= best.size(); position++) {
            positions.put(best.get(position - 1), position);
        }
        return positions;
    }

    /**
     * Codes from the ranges GS1 leaves to the store itself, so none can collide with a real article: EAN-13 from
     * 20, UPC-A number system 4, EAN-8 from 2. Some articles carry a second code, as after a new packaging.
     */
    private void addBarcodes(int index, String number) {
        Set<String> codes = new LinkedHashSet<>();
        switch (index % 10) {
            case 3, 7 -> codes.add(withCheckDigit("4%05d%05d".formatted(10_700, index)));
            case 5 -> codes.add(withCheckDigit("2%06d".formatted(1000 + index)));
            default -> codes.add(withCheckDigit("20%02d%08d".formatted(random.nextInt(100), index)));
        }
        if (random.nextInt(8) == 0) {
            codes.add(withCheckDigit("21%02d%08d".formatted(random.nextInt(100), index)));
        }
        for (String code : codes) {
            String symbology = switch (code.length()) {
                case 8 -> "EAN8";
                case 12 -> "UPCA";
                default -> "EAN13";
            };
            rows.add(Row.of(ChannelTables.PRODUCT_BARCODE, code, number, symbology));
        }
    }

    private static String withCheckDigit(String digits) {
        return digits + Barcode.checkDigit(digits);
    }

    private void addPrices(Article article, String number) {
        long cents = price(article);
        int chance = random.nextInt(100);
        if (chance < 8) {
            addPrice(number, OPENED, ending9(cents * 93 / 100), PRICES_RAISED_EVE);
            addPrice(number, PRICES_RAISED, cents, null);
        } else {
            addPrice(number, OPENED, cents, null);
        }
        if (chance >= 8 && chance < 12) {
            addPrice(number, SALE_STARTS, ending9(cents * 85 / 100), SALE_ENDS);
        }
    }

    private void addPrice(String number, String from, long cents, @Nullable String to) {
        rows.add(Row.of(ChannelTables.PRODUCT_PRICE, number, from, cents * MICROS_PER_CENT, CURRENCY, to));
    }

    private long price(Article article) {
        long spread = article.highCents() - article.lowCents();
        long plain = article.lowCents() + Math.round(spread * random.nextDouble());
        long cents = Math.round(plain * article.priceFactor());
        boolean roundPrices = article.lowCents() % 10 == 0;
        return roundPrices ? (cents + 24) / 25 * 25 : ending9(cents);
    }

    /** The nearest price below or at this one that ends in 9, as shops like it; at least 29 cents. */
    private static long ending9(long cents) {
        return Math.max(29, (cents + 1) / 10 * 10 - 1);
    }
}
