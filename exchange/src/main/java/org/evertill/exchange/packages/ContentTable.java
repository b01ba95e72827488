package org.evertill.exchange.packages;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.evertill.exchange.tables.SyncedTable;
import org.evertill.exchange.tables.TableContent;
import org.evertill.exchange.tables.TableDigest;

/**
 * The table of a packaged file that says what each of its tables holds, so that a delta of a few rows need not read a
 * million to know what they add up to.
 */
final class ContentTable {
    static final String NAME = "package_content";

    private ContentTable() {
    }

    static String createSql() {
        return "CREATE TABLE " + NAME + " (table_name TEXT NOT NULL PRIMARY KEY, rows INTEGER NOT NULL,"
                + " digest TEXT NOT NULL) STRICT, WITHOUT ROWID";
    }

    /** Replaces what is said of these tables. */
    static void write(Connection connection, Map<SyncedTable, TableContent> contents) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO " + NAME + " VALUES (?, ?, ?)"
                + " ON CONFLICT DO UPDATE SET rows = excluded.rows, digest = excluded.digest")) {
            for (Map.Entry<SyncedTable, TableContent> entry : contents.entrySet()) {
                insert.setString(1, entry.getKey().name());
                insert.setLong(2, entry.getValue().rows());
                insert.setString(3, entry.getValue().digest().hex());
                insert.executeUpdate();
            }
        }
    }

    /**
     * What is said of each of these tables.
     *
     * @throws RefusedException when that is not one sound row for each of them
     */
    static Map<SyncedTable, TableContent> read(Connection connection, List<SyncedTable> tables)
            throws SQLException, RefusedException {
        Map<SyncedTable, TableContent> contents = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT table_name, rows, digest FROM " + NAME)) {
            while (result.next()) {
                contents.put(named(tables, result.getString(1)),
                        new TableContent(result.getLong(2), TableDigest.ofHex(result.getString(3))));
            }
        } catch (IllegalArgumentException e) {
            throw new RefusedException(PackageFault.CONTENT_ALTERED, String.valueOf(e.getMessage()));
        }
        if (!contents.keySet().equals(Set.copyOf(tables))) {
            throw new RefusedException(PackageFault.CONTENT_ALTERED, NAME + " has " + contents.size() + " rows");
        }
        return contents;
    }

    private static SyncedTable named(List<SyncedTable> tables, String name) {
        return tables.stream().filter(table -> table.name().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(NAME + " speaks of " + name));
    }
}
