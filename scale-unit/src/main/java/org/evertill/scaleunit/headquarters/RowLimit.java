package org.evertill.scaleunit.headquarters;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.evertill.exchange.facts.OfflineScope;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.SyncedTable;

/**
 * Which rows of a table an offline scope wants, as a condition on its product or customer. What sold best is counted
 * from the sales that headquarters has of the group's stores.
 *
 * @param condition  true for a row that is wanted; its parameters are texts and whole numbers
 * @param parameters those of the condition, in its order
 */
record RowLimit(String condition, List<Object> parameters) {
    private static final String PRODUCT = "product_number";
    private static final String CUSTOMER = "customer_number";
    private static final String STORES = "SELECT store_number FROM data_group_store WHERE data_group_code = ?";
    private static final String ASSORTMENT =
            "SELECT product_number FROM store_assortment WHERE store_number IN (" + STORES + ")";
    private static final String SELLING = """
            SELECT product_number FROM product WHERE favourite_position IS NOT NULL
            UNION SELECT product_number FROM group_product
                WHERE data_group_code = ? AND favourite_position IS NOT NULL
            UNION SELECT product_number FROM (
                SELECT l.product_number FROM retail_transaction t
                JOIN retail_transaction_line l ON l.record_id = t.record_id
                WHERE t.business_date >= ? AND t.kind = 'sale' AND l.voided = 0 AND l.is_return = 0
                    AND t.store_number IN (""" + STORES + """
            ) GROUP BY l.product_number ORDER BY sum(l.quantity_thousandths) DESC, l.product_number LIMIT ?) best""";
    private static final String RECENT = """
            SELECT customer_number FROM customer WHERE coalesce(last_visit_on, created_on) >= ?
            UNION SELECT customer_number FROM group_customer
                WHERE data_group_code = ? AND coalesce(last_visit_on, created_on) >= ?""";

    RowLimit {
        parameters = List.copyOf(parameters);
    }

    /** The limit of a table's rows; empty where a scope wants all of them. */
    static Optional<RowLimit> of(SyncedTable table, String dataGroup, OfflineScope scope, LocalDate today) {
        if (isOfCustomers(table) && scope.recentCustomersDays().isPresent()) {
            String since = today.minusDays(scope.recentCustomersDays().getAsInt()).toString();
            return Optional.of(new RowLimit(CUSTOMER + " IN (" + RECENT + ")", List.of(since, dataGroup, since)));
        }
        if (!isOfProducts(table) || !scope.limitsProducts()) {
            return Optional.empty();
        }
        List<String> conditions = new ArrayList<>();
        List<Object> parameters = new ArrayList<>();
        if (scope.assortmentOnly()) {
            conditions.add(PRODUCT + " IN (" + ASSORTMENT + ")");
            parameters.add(dataGroup);
        }
        scope.bestSellers().ifPresent(best -> {
            conditions.add(PRODUCT + " IN (" + SELLING + ")");
            parameters.addAll(List.of(dataGroup, today.minusDays(best.days()).toString(), dataGroup, best.count()));
        });
        return Optional.of(new RowLimit(String.join(" AND ", conditions), parameters));
    }

    /** Sets the parameters from one on; answers the one after them. */
    int bind(PreparedStatement statement, int first) throws SQLException {
        int parameter = first;
        for (Object value : parameters) {
            statement.setObject(parameter, value);
            parameter++;
        }
        return parameter;
    }

    private static boolean isOfProducts(SyncedTable table) {
        return table != ChannelTables.RETURN_QUANTITY && table.columnNames().contains(PRODUCT);
    }

    private static boolean isOfCustomers(SyncedTable table) {
        return table.columnNames().contains(CUSTOMER);
    }
}
