package org.evertill.exchange.packages;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.ProductSearch;
import org.evertill.exchange.tables.RowKey;
import org.evertill.exchange.tables.SyncedTable;

/**
 * Keeps the search index of a file as its product names change. A product that is new stands behind all others until
 * the next full package sorts them by popularity again. For one thread.
 */
final class SearchUpkeep implements AutoCloseable {
    private static final String PRODUCT_NUMBER = "product_number";
    private static final String NAME = "name";

    private final Connection connection;
    /** Products whose names are to be read again, once all changes are in. */
    private final Set<String> renamed = new LinkedHashSet<>();
    private final Map<String, PreparedStatement> statements = new HashMap<>();

    SearchUpkeep(Connection connection) {
        this.connection = connection;
    }

    /** What becomes of a row may change a name. */
    void changed(DeltaEntry entry) {
        if (!isNamed(entry.table())) {
            return;
        }
        switch (entry) {
            case DeltaEntry.Added added -> renamed.add(added.row().text(PRODUCT_NUMBER));
            case DeltaEntry.Updated updated -> {
                if (updated.changes(NAME)) {
                    renamed.add(updated.row().text(PRODUCT_NUMBER));
                }
            }
            case DeltaEntry.Deleted deleted -> renamed.add(deleted.key().text(PRODUCT_NUMBER));
        }
    }

    /** A row that is still there will be deleted. */
    void deleting(RowKey key) throws SQLException {
        if (key.table().isVersionOf(ChannelTables.PRODUCT)) {
            OptionalLong rowid = rowid(key.text(PRODUCT_NUMBER));
            if (rowid.isPresent()) {
                forget(rowid.getAsLong());
            }
        }
    }

    /** Indexes what was renamed. */
    void finish() throws SQLException {
        for (String product : renamed) {
            OptionalLong rowid = rowid(product);
            if (rowid.isPresent()) {
                forget(rowid.getAsLong());
                index(rowid.getAsLong(), names(product));
            }
        }
        renamed.clear();
    }

    private static boolean isNamed(SyncedTable table) {
        return table.isVersionOf(ChannelTables.PRODUCT) || table.isVersionOf(ChannelTables.PRODUCT_NAME);
    }

    private OptionalLong rowid(String product) throws SQLException {
        PreparedStatement select = prepared("SELECT rowid FROM product WHERE product_number = ?");
        select.setString(1, product);
        try (ResultSet result = select.executeQuery()) {
            return result.next() ? OptionalLong.of(result.getLong(1)) : OptionalLong.empty();
        }
    }

    private Set<String> names(String product) throws SQLException {
        PreparedStatement select = prepared("SELECT name FROM product WHERE product_number = ?1"
                + " UNION ALL SELECT name FROM product_name WHERE product_number = ?1");
        select.setString(1, product);
        Set<String> names = new LinkedHashSet<>();
        try (ResultSet result = select.executeQuery()) {
            while (result.next()) {
                names.add(result.getString(1));
            }
        }
        return names;
    }

    private void forget(long rowid) throws SQLException {
        PreparedStatement delete = prepared("DELETE FROM " + ProductSearch.TABLE_NAME + " WHERE rowid = ?");
        delete.setLong(1, rowid);
        delete.executeUpdate();
    }

    private void index(long rowid, Set<String> names) throws SQLException {
        PreparedStatement insert = prepared(ProductSearch.insertSql());
        insert.setLong(1, rowid);
        insert.setString(2, ProductSearch.indexed(names));
        insert.executeUpdate();
    }

    private PreparedStatement prepared(String sql) throws SQLException {
        PreparedStatement found = statements.get(sql);
        if (found == null) {
            found = connection.prepareStatement(sql);
            statements.put(sql, found);
        }
        return found;
    }

    @Override
    public void close() throws SQLException {
        for (PreparedStatement statement : statements.values()) {
            statement.close();
        }
    }
}
