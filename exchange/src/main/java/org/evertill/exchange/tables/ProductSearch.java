package org.evertill.exchange.tables;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The full-text index on product names in all languages, derived from the product tables in every reference file. Its
 * rowids are those of the products, in the order of their popularity: take the first hits, never rank them (ranking a
 * prefix of two letters over a million products takes 400 ms). Beginnings of one to three letters have indexes of their
 * own, for every search begins with one letter, and that begins half the words there are.
 *
 * <pre>
 * SELECT product.… FROM product_search JOIN product ON product.rowid = product_search.rowid
 *  WHERE product_search MATCH ? ORDER BY product_search.rowid LIMIT ?
 * </pre>
 *
 * <p>A Chinese name has no spaces, so each of its characters is a word here and their sequence a phrase.
 */
public final class ProductSearch {
    /** The table to search. */
    public static final String TABLE_NAME = "product_search";

    private ProductSearch() {
    }

    /** Makes the empty index (SQLite only). */
    public static String createSql() {
        return "CREATE VIRTUAL TABLE " + TABLE_NAME + " USING fts5(names, content='', contentless_delete=1,"
                + " prefix='1 2 3', tokenize='unicode61 remove_diacritics 2')";
    }

    /** Adds a product; parameters: its rowid, its {@link #indexed} names. */
    public static String insertSql() {
        return "INSERT INTO " + TABLE_NAME + " (rowid, names) VALUES (?, ?)";
    }

    /** Reads rowid and one name per row, products in the order of their rowids. No parameters. */
    public static String selectNamesSql() {
        return """
                SELECT product.rowid, product.name, product_name.name
                  FROM product LEFT JOIN product_name USING (product_number)
                 ORDER BY product.rowid""";
    }

    /** Merges the index into one piece, once after the last insert. */
    public static String optimizeSql() {
        return "INSERT INTO " + TABLE_NAME + " (" + TABLE_NAME + ") VALUES ('optimize')";
    }

    /** The text that stands in the index for a product of these names. */
    public static String indexed(Collection<String> names) {
        return names.stream().flatMap(name -> words(name).stream()).collect(Collectors.joining(" "));
    }

    /**
     * The MATCH expression for what a user typed: products with words that begin like each of the typed ones.
     *
     * @return empty when there is nothing in it to look for
     */
    public static Optional<String> matching(String typed) {
        List<String> words = words(typed);
        return words.isEmpty()
                ? Optional.empty()
                : Optional.of(words.stream().map(word -> "\"" + word + "\"*").collect(Collectors.joining(" ")));
    }

    /** Words of letters, digits and marks only, so that nothing typed can be an operator; ideographs set apart. */
    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean afterIdeograph = false;
        for (int codePoint : Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().toArray()) {
            boolean ideograph = Character.isIdeographic(codePoint);
            if (!ideograph && !isWordPart(codePoint)) {
                finish(word, words);
            } else {
                if (ideograph && afterIdeograph && !word.isEmpty()) {
                    word.append(' ');
                } else if (ideograph != afterIdeograph) {
                    finish(word, words);
                }
                word.appendCodePoint(codePoint);
            }
            afterIdeograph = ideograph;
        }
        finish(word, words);
        return words;
    }

    private static boolean isWordPart(int codePoint) {
        return Character.isLetterOrDigit(codePoint) || Character.getType(codePoint) == Character.NON_SPACING_MARK;
    }

    private static void finish(StringBuilder word, List<String> words) {
        if (!word.isEmpty()) {
            words.add(word.toString());
            word.setLength(0);
        }
    }
}
