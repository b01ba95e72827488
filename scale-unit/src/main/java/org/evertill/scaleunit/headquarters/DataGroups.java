package org.evertill.scaleunit.headquarters;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Channel data groups: which stores get the same packages. A new store begins with a group of its own. */
public final class DataGroups {

    private DataGroups() {
    }

    /** The code of the group a store begins in. */
    public static String ownGroupOf(String storeNumber) {
        return "store-" + storeNumber;
    }

    /** Puts a store into its own group unless it is in one already. */
    static void ensure(Connection connection, String storeNumber) throws SQLException {
        String code = ownGroupOf(storeNumber);
        insert(connection, "INSERT INTO data_group VALUES (?, ?) ON CONFLICT DO NOTHING", code, "Store " + storeNumber);
        insert(connection, "INSERT INTO data_group_store VALUES (?, ?) ON CONFLICT DO NOTHING", storeNumber, code);
    }

    private static void insert(Connection connection, String sql, String first, String second) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, first);
            statement.setString(2, second);
            statement.executeUpdate();
        }
    }
}
