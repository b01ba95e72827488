package org.evertill.scaleunit.headquarters;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.evertill.scaleunit.storage.ServerDatabase;

/**
 * Which products each store sells, for the offline scopes that keep no others; said by people, for a product that is
 * everybody's may be sold in few stores. Online a store sells what has a price there, whatever is said here.
 */
public final class Assortments {
    private static final int TOLD = 5;
    private static final String UNKNOWN = """
            SELECT product_number FROM store_assortment WHERE store_number = ?
                AND product_number NOT IN (SELECT product_number FROM product)
                AND product_number NOT IN (SELECT product_number FROM group_product WHERE data_group_code IN
                    (SELECT data_group_code FROM data_group_store WHERE store_number = ?))
            ORDER BY product_number""";

    private final ServerDatabase database;

    Assortments(ServerDatabase database) {
        this.database = database;
    }

    /** How many products a store's assortment has; none where nobody has said any. */
    public long size(String storeNumber) throws SQLException {
        return database.read(connection -> {
            try (PreparedStatement count = connection.prepareStatement(
                    "SELECT count(*) FROM store_assortment WHERE store_number = ?")) {
                count.setString(1, storeNumber);
                try (ResultSet row = count.executeQuery()) {
                    row.next();
                    return row.getLong(1);
                }
            }
        });
    }

    /**
     * Says anew what a store sells, all of it; whoever has an offline scope of it gets that with the next packages.
     *
     * @return how many products that are
     * @throws RowRefusedException when headquarters has no such product for that store; nothing is saved then
     */
    public long replace(String storeNumber, Collection<String> productNumbers) throws SQLException {
        Collection<String> wanted = new TreeSet<>(productNumbers);
        return database.write(connection -> {
            try (PreparedStatement delete = connection.prepareStatement(
                    "DELETE FROM store_assortment WHERE store_number = ?")) {
                delete.setString(1, storeNumber);
                delete.executeUpdate();
            }
            insert(connection, storeNumber, wanted);
            requireKnown(connection, storeNumber);
            return (long) wanted.size();
        });
    }

    private static void insert(Connection connection, String storeNumber, Collection<String> wanted)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO store_assortment VALUES (?, ?)")) {
            for (String productNumber : wanted) {
                insert.setString(1, storeNumber);
                insert.setString(2, productNumber);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void requireKnown(Connection connection, String storeNumber) throws SQLException {
        List<String> unknown = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(UNKNOWN)) {
            select.setString(1, storeNumber);
            select.setString(2, storeNumber);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    unknown.add(row.getString(1));
                }
            }
        }
        if (!unknown.isEmpty()) {
            String more = unknown.size() > TOLD ? " and %,d more".formatted(unknown.size() - TOLD) : "";
            throw new RowRefusedException("Headquarters has no product "
                    + String.join(", ", unknown.subList(0, Math.min(TOLD, unknown.size()))) + more + " for store "
                    + storeNumber + ". Nothing was saved.");
        }
    }
}
