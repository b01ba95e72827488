package org.evertill.exchange.facts;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;

/**
 * Whether a reference file holds what selling needs at all, found by the first row that will do. For one thread at a
 * time, as long as its connection is open.
 */
public final class CompletenessReader {
    private static final String PRICE = """
            SELECT 1 FROM product_price c JOIN product p ON p.product_number = c.product_number
            WHERE c.valid_from <= ?2 AND (c.valid_to IS NULL OR c.valid_to >= ?2)
              AND c.currency_code = (SELECT currency_code FROM store WHERE store_number = ?1)
            LIMIT 1""";
    private static final String TAX_GROUP = "SELECT 1 FROM tax_group LIMIT 1";

    private final PreparedQueries queries;

    /** Reads from a reference file. */
    public CompletenessReader(Connection reference) {
        this.queries = new PreparedQueries(reference);
    }

    /** Whether any product has a price in force on a day, in the store's currency. */
    public boolean hasPrices(String storeNumber, LocalDate on) throws SQLException {
        return !queries.all(PRICE, row -> row.getInt(1), storeNumber, on.toString()).isEmpty();
    }

    /** Whether there are tax groups. */
    public boolean hasTaxes() throws SQLException {
        return !queries.all(TAX_GROUP, row -> row.getInt(1)).isEmpty();
    }
}
