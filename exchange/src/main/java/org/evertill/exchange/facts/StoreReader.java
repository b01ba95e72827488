package org.evertill.exchange.facts;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.evertill.commerce.catalog.ItemFacts;
import org.evertill.commerce.money.Money;
import org.evertill.commerce.store.Category;
import org.evertill.commerce.store.Denomination;
import org.evertill.commerce.store.ReasonCode;
import org.evertill.commerce.store.Store;
import org.evertill.commerce.store.StoreFacts;

/** What a reference file says of a store. For one thread at a time, as long as its connection is open. */
public final class StoreReader {
    private static final String STORE = """
            SELECT store_number, name, address, phone, currency_code, time_zone, language, receipt_footer
            FROM store WHERE store_number = ?""";
    private static final String DENOMINATIONS =
            "SELECT value_minor, kind FROM denomination WHERE currency_code = ? ORDER BY value_minor";
    private static final String CATEGORIES = "SELECT category_code, icon, colour FROM category ORDER BY position";
    private static final String CATEGORY_NAMES = "SELECT language, name FROM category_name WHERE category_code = ?";
    private static final String REASONS =
            "SELECT reason_code, operation_number FROM reason_code ORDER BY operation_number, position";
    private static final String REASON_TEXTS = "SELECT language, text FROM reason_text WHERE reason_code = ?";
    private static final String FAVOURITES = """
            SELECT product_number FROM product WHERE favourite_position IS NOT NULL ORDER BY favourite_position""";

    private final PreparedQueries queries;
    private final ItemReader items;
    private final LongSupplier dataVersion;

    /**
     * Reads from a reference file.
     *
     * @param dataVersion the version of the data that is being read, which the answer carries
     */
    public StoreReader(Connection reference, LongSupplier dataVersion) {
        this.queries = new PreparedQueries(reference);
        this.items = new ItemReader(reference, dataVersion);
        this.dataVersion = dataVersion;
    }

    /**
     * The store, with favourites priced for a day; empty when this file does not know the store.
     *
     * @throws UnreadableRowException where its row says what this program does not understand
     */
    public Optional<StoreFacts> store(String storeNumber, LocalDate on) throws SQLException {
        List<Store> stores = queries.all(STORE, StoreReader::readStore, storeNumber);
        if (stores.isEmpty()) {
            return Optional.empty();
        }
        Store store = stores.getFirst();
        List<Denomination> denominations = queries.all(DENOMINATIONS, row -> readDenomination(row, store.currency()),
                store.currency().getCurrencyCode());
        List<Category> categories = queries.all(CATEGORIES, row -> new Category(row.getString(1), row.getString(2),
                row.getString(3), texts(CATEGORY_NAMES, row.getString(1))));
        List<ReasonCode> reasons = queries.all(REASONS, row -> new ReasonCode(row.getString(1), row.getInt(2),
                texts(REASON_TEXTS, row.getString(1))));
        return Optional.of(
                new StoreFacts(store, denominations, categories, reasons, favourites(on), dataVersion.getAsLong()));
    }

    private List<ItemFacts> favourites(LocalDate on) throws SQLException {
        List<ItemFacts> favourites = new ArrayList<>();
        for (String number : queries.all(FAVOURITES, row -> row.getString(1))) {
            // A favourite without a price today cannot be sold today, so it has no tile.
            items.facts(number, on).ifPresent(favourites::add);
        }
        return favourites;
    }

    private Map<String, String> texts(String sql, String code) throws SQLException {
        Map<String, String> texts = new HashMap<>();
        queries.all(sql, row -> texts.put(row.getString(1), row.getString(2)), code);
        return texts;
    }

    private static Store readStore(ResultSet row) throws SQLException {
        String whose = "Store " + row.getString(1);
        return new Store(row.getString(1), row.getString(2), row.getString(3), row.getString(4),
                RowMeaning.currency(row.getString(5), whose), RowMeaning.zone(row.getString(6), whose),
                row.getString(7), row.getString(8));
    }

    private static Denomination readDenomination(ResultSet row, Currency currency) throws SQLException {
        return new Denomination(new Money(row.getLong(1), currency), row.getString(2).equals("note"));
    }
}
