package org.evertill.exchange.facts;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.evertill.commerce.catalog.ItemFacts;
import org.evertill.commerce.question.Answer;
import org.evertill.commerce.question.Question;
import org.evertill.exchange.tables.ProductSearch;

/**
 * Finds products of one reference file, best sellers first. For one thread at a time, as long as its connection is
 * open.
 */
public final class ProductSearcher {
    /** Hits beyond this many are not counted: nobody pages that far, and a short beginning matches half a catalogue. */
    private static final int COUNTED_MAX = 1_000;

    private static final String BY_WORDS = """
            FROM product_search s JOIN product p ON p.rowid = s.rowid
            WHERE product_search MATCH ?""";
    private static final String ALL = "FROM product p WHERE 1";
    /** The search's own rowid: by the product's, which is the same, SQLite would fetch and sort every hit there is. */
    private static final String BY_WORDS_ORDER = " ORDER BY s.rowid LIMIT ?";
    private static final String ALL_ORDER = " ORDER BY p.rowid LIMIT ?";
    private static final String IN_CATEGORY = " AND p.category_code = ?";
    private static final String WITH_PRICE = " AND " + """
            EXISTS (SELECT 1 FROM product_price c WHERE c.product_number = p.product_number
                    AND c.valid_from <= ? AND (c.valid_to IS NULL OR c.valid_to >= ?))""";

    private final PreparedQueries queries;
    private final ItemReader items;

    /**
     * Reads from a reference file.
     *
     * @param dataVersion the version of the data that is being read, which every answer carries
     */
    public ProductSearcher(Connection reference, LongSupplier dataVersion) {
        this.queries = new PreparedQueries(reference);
        this.items = new ItemReader(reference, dataVersion);
    }

    /**
     * The products that have a price on that day and whose names, in any language, have words that begin like each
     * of the words asked for. A text that is a barcode or product number finds that product alone, or both where it
     * can be read as two.
     */
    public Answer.Products search(Question.ProductSearch question) throws SQLException {
        String text = question.text().strip();
        List<ItemFacts> named = text.isEmpty() ? List.of() : named(text, question.on());
        if (!named.isEmpty()) {
            int end = Math.addExact(question.offset(), question.limit());
            return new Answer.Products(named.size(),
                    named.subList(Math.min(question.offset(), named.size()), Math.min(end, named.size())));
        }
        Optional<String> words = ProductSearch.matching(text);
        if (words.isEmpty() && !text.isEmpty()) {
            return new Answer.Products(0, List.of());
        }
        StringBuilder from = new StringBuilder(words.isPresent() ? BY_WORDS : ALL);
        List<Object> parameters = new ArrayList<>();
        words.ifPresent(parameters::add);
        if (!question.categoryCode().isEmpty()) {
            from.append(IN_CATEGORY);
            parameters.add(question.categoryCode());
        }
        from.append(WITH_PRICE);
        parameters.add(question.on().toString());
        parameters.add(question.on().toString());
        from.append(words.isPresent() ? BY_WORDS_ORDER : ALL_ORDER);
        return read(from.toString(), parameters, question);
    }

    private List<ItemFacts> named(String code, LocalDate on) throws SQLException {
        return switch (items.byCode(new Question.ItemByCode(code, on))) {
            case Answer.Item(ItemFacts found) -> List.of(found);
            case Answer.Ambiguous several -> several.items();
            default -> List.of();
        };
    }

    private Answer.Products read(String from, List<Object> parameters, Question.ProductSearch question)
            throws SQLException {
        // Counted and paged in one pass: finding the hits of a short beginning is what takes the time.
        int end = Math.addExact(question.offset(), question.limit());
        List<Object> limited = new ArrayList<>(parameters);
        limited.add(Math.max(COUNTED_MAX, end));
        List<String> numbers = queries.all("SELECT p.product_number " + from, row -> row.getString(1),
                limited.toArray());
        List<ItemFacts> found = new ArrayList<>();
        for (String number : numbers.subList(
                Math.min(question.offset(), numbers.size()), Math.min(end, numbers.size()))) {
            items.facts(number, question.on()).ifPresent(found::add);
        }
        return new Answer.Products(Math.min(numbers.size(), COUNTED_MAX), found);
    }
}
