package org.evertill.verification.demo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.Row;
import org.evertill.scaleunit.headquarters.demo.DemoStore;

/** What lies in the demo store to be scanned: sold by the piece, open to a price override. Same seed, same order. */
final class Goods {

    /** Something with a barcode on it. */
    record Article(String number, String barcode) {}

    private final List<Article> articles;
    private int next;

    private Goods(List<Article> articles) {
        this.articles = articles;
    }

    static Goods of(long seed) {
        List<Row> rows = DemoStore.rows(seed, pin -> pin);
        Map<String, String> barcodes = new HashMap<>();
        for (Row row : rows) {
            if (row.table() == ChannelTables.PRODUCT_BARCODE) {
                barcodes.putIfAbsent(row.text("product_number"), row.text("barcode"));
            }
        }
        List<Article> articles = new ArrayList<>();
        for (Row row : rows) {
            if (row.table() == ChannelTables.PRODUCT && row.text("unit_code").equals("ea")
                    && row.integer("blocked") == 0 && row.integer("price_override_allowed") == 1) {
                articles.add(new Article(row.text("product_number"), barcodes.get(row.text("product_number"))));
            }
        }
        Collections.shuffle(articles, new Random(seed));
        return new Goods(articles);
    }

    /** The next thing a customer puts on the belt. */
    Article take() {
        return articles.get(next++ % articles.size());
    }
}
