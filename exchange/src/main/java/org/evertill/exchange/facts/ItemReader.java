package org.evertill.exchange.facts;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.evertill.commerce.catalog.Barcode;
import org.evertill.commerce.catalog.ItemFacts;
import org.evertill.commerce.catalog.NetContent;
import org.evertill.commerce.catalog.Product;
import org.evertill.commerce.catalog.TaxGroup;
import org.evertill.commerce.catalog.TaxRate;
import org.evertill.commerce.catalog.UnitOfMeasure;
import org.evertill.commerce.money.UnitPrice;
import org.evertill.commerce.question.Answer;
import org.evertill.commerce.question.Question;
import org.jspecify.annotations.Nullable;

/**
 * Products, prices and taxes of one reference file. For one thread at a time, as long as its connection is open.
 */
public final class ItemReader {
    private static final String BARCODE = "SELECT product_number FROM product_barcode WHERE barcode = ?";

    private static final String PRODUCT = """
            SELECT p.product_number, p.name, p.category_code, p.tax_group_code, p.unit_code,
                   p.price_override_allowed, p.blocked, coalesce(u.symbol, ''), coalesce(u.decimals, 0),
                   coalesce(p.net_content_thousandths, 0), coalesce(p.net_content_unit, '')
            FROM product p LEFT JOIN unit_of_measure u ON u.unit_code = p.unit_code
            WHERE p.product_number = ?""";

    private static final String NAMES = "SELECT language, name FROM product_name WHERE product_number = ?";

    /** Periods may overlap, as a sale inside a long price does; the one that began last is in force. */
    private static final String PRICE = """
            SELECT unit_price_micros, currency_code FROM product_price
            WHERE product_number = ? AND valid_from <= ? AND (valid_to IS NULL OR valid_to >= ?)
            ORDER BY valid_from DESC LIMIT 1""";

    private static final String TAXES = """
            SELECT tax_code, name, rate_ppm, inclusive FROM tax_rate
            WHERE tax_group_code = ? AND valid_from <= ? AND (valid_to IS NULL OR valid_to >= ?)
            ORDER BY tax_code, valid_from""";

    private final PreparedQueries queries;
    private final LongSupplier dataVersion;

    private record Found(Product product, String taxGroupCode) { }

    /**
     * Reads from a reference file.
     *
     * @param dataVersion the version of the data that is being read, which every answer carries
     */
    public ItemReader(Connection reference, LongSupplier dataVersion) {
        this.queries = new PreparedQueries(reference);
        this.dataVersion = dataVersion;
    }

    /** As {@link #byBarcode}, and what no barcode has by product number. */
    public Answer byCode(Question.ItemByCode question) throws SQLException {
        Answer found = byBarcode(question.code(), question.on());
        return found instanceof Answer.NoSuchItem ? byNumber(question.code(), question.on()) : found;
    }

    /**
     * {@link Answer.Item}, {@link Answer.NoPrice}, {@link Answer.NoSuchItem}, or {@link Answer.Ambiguous} where the two
     * ways to read eight digits lead to two products that can both be sold.
     */
    public Answer byBarcode(String code, LocalDate on) throws SQLException {
        Map<String, Answer> found = new LinkedHashMap<>();
        for (List<String> reading : new Barcode(code).readings()) {
            for (String candidate : reading) {
                List<String> numbers = queries.all(BARCODE, row -> row.getString(1), candidate);
                if (!numbers.isEmpty()) {
                    found.putIfAbsent(numbers.getFirst(), answer(numbers.getFirst(), candidate, on));
                    break;
                }
            }
        }
        List<ItemFacts> items = found.values().stream()
                .filter(Answer.Item.class::isInstance).map(item -> ((Answer.Item) item).facts()).toList();
        return switch (items.size()) {
            case 0 -> found.values().stream().findFirst().orElseGet(() -> new Answer.NoSuchItem(code));
            case 1 -> new Answer.Item(items.getFirst());
            default -> new Answer.Ambiguous(code, items);
        };
    }

    /** {@link Answer.Item}, {@link Answer.NoPrice} or {@link Answer.NoSuchItem}. */
    public Answer byNumber(String productNumber, LocalDate on) throws SQLException {
        return answer(productNumber, "", on);
    }

    /** The facts of a product; empty when there is none of this number or it has no price on that day. */
    public Optional<ItemFacts> facts(String productNumber, LocalDate on) throws SQLException {
        return answer(productNumber, "", on) instanceof Answer.Item(ItemFacts facts)
                ? Optional.of(facts) : Optional.empty();
    }

    private Answer answer(String productNumber, String barcode, LocalDate on) throws SQLException {
        List<Found> products = queries.all(PRODUCT, this::readProduct, productNumber);
        if (products.isEmpty()) {
            return new Answer.NoSuchItem(barcode.isEmpty() ? productNumber : barcode);
        }
        Found found = products.getFirst();
        String day = on.toString();
        List<UnitPrice> prices = queries.all(PRICE, price -> readPrice(price, productNumber), productNumber, day,
                day);
        if (prices.isEmpty()) {
            return new Answer.NoPrice(productNumber, found.product().name());
        }
        Map<String, TaxRate> rates = new LinkedHashMap<>();
        for (TaxRate rate : queries.all(TAXES, ItemReader::readRate, found.taxGroupCode(), day, day)) {
            rates.put(rate.code(), rate);
        }
        TaxGroup taxes = new TaxGroup(found.taxGroupCode(), List.copyOf(rates.values()));
        return new Answer.Item(
                new ItemFacts(found.product(), barcode, prices.getFirst(), taxes, dataVersion.getAsLong()));
    }

    private Found readProduct(ResultSet row) throws SQLException {
        String number = row.getString(1);
        UnitOfMeasure unit = new UnitOfMeasure(row.getString(5), row.getString(8), row.getInt(9));
        String name = row.getString(2);
        String categoryCode = row.getString(3);
        String taxGroupCode = row.getString(4);
        boolean priceOverrideAllowed = row.getBoolean(6);
        boolean blocked = row.getBoolean(7);
        NetContent content = content(row.getLong(10), row.getString(11));
        Map<String, String> names = new HashMap<>();
        queries.all(NAMES, translation -> names.put(translation.getString(1), translation.getString(2)), number);
        return new Found(
                new Product(number, name, names, categoryCode, unit, priceOverrideAllowed, blocked, content),
                taxGroupCode);
    }

    private static @Nullable NetContent content(long thousandths, String unit) {
        return thousandths <= 0 || unit.isBlank() ? null : new NetContent(thousandths, unit);
    }

    private static UnitPrice readPrice(ResultSet row, String productNumber) throws SQLException {
        return new UnitPrice(row.getLong(1),
                RowMeaning.currency(row.getString(2), "A price of product " + productNumber));
    }

    private static TaxRate readRate(ResultSet row) throws SQLException {
        return new TaxRate(row.getString(1), row.getString(2), row.getLong(3), row.getBoolean(4));
    }
}
