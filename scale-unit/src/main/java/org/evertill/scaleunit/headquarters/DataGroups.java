package org.evertill.scaleunit.headquarters;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.evertill.exchange.packages.Edition;

/** Channel data groups: which stores get the same packages. A new store begins in a group of its own. */
public final class DataGroups {

    private DataGroups() {
    }

    /** The code of the group a store begins in. */
    public static String ownGroupOf(String storeNumber) {
        return "store-" + storeNumber;
    }

    /** The group a store is in; empty where headquarters has no such store. */
    public static Optional<String> of(Connection connection, String storeNumber) throws SQLException {
        return select(connection, "SELECT data_group_code FROM data_group_store WHERE store_number = ?", storeNumber)
                .stream().findFirst();
    }

    /** The stores in a group, by number. */
    public static List<String> storesIn(Connection connection, String dataGroup) throws SQLException {
        return select(connection, "SELECT store_number FROM data_group_store WHERE data_group_code = ? ORDER BY 1",
                dataGroup);
    }

    /** The groups that no store is in. */
    static List<String> abandoned(Connection connection) throws SQLException {
        List<String> abandoned = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT data_group_code FROM data_group EXCEPT SELECT data_group_code FROM data_group_store");
                ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                abandoned.add(result.getString(1));
            }
        }
        return abandoned;
    }

    /** The groups that have stores, with them; by code. */
    public static Map<String, List<String>> all(Connection connection) throws SQLException {
        Map<String, List<String>> groups = new TreeMap<>();
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT data_group_code, store_number FROM data_group_store ORDER BY store_number");
                ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                groups.computeIfAbsent(result.getString(1), code -> new ArrayList<>()).add(result.getString(2));
            }
        }
        return groups;
    }

    /**
     * Puts a store into a group, which is made if it is not there.
     *
     * @return whether it was in another one before
     */
    static boolean assign(Connection connection, String storeNumber, String dataGroup, String name)
            throws SQLException {
        requireName(connection, dataGroup);
        String left = of(connection, storeNumber).orElseThrow(() -> new RowRefusedException(
                "There is no store " + storeNumber + " at headquarters."));
        insert(connection, "INSERT INTO data_group VALUES (?, ?) ON CONFLICT DO NOTHING", dataGroup, name);
        insert(connection, "UPDATE data_group_store SET data_group_code = ? WHERE store_number = ?",
                dataGroup, storeNumber);
        return !left.equals(dataGroup);
    }

    /** The name is that of a folder too: on some systems neither case nor what ends it tells two of them apart. */
    private static void requireName(Connection connection, String dataGroup) throws SQLException {
        List<String> alike = select(connection,
                "SELECT data_group_code FROM data_group WHERE data_group_code <> ? ORDER BY 1", dataGroup).stream()
                .filter(dataGroup::equalsIgnoreCase).toList();
        if (!alike.isEmpty()) {
            throw new RowRefusedException("No data group can be called " + dataGroup + ", for there is one called "
                    + alike.getFirst() + ": names must differ in more than capital letters.");
        }
        if (!isName(dataGroup)) {
            throw new RowRefusedException("No data group can be called " + dataGroup + ". A name has up to 100 letters,"
                    + " digits, dots, blanks, hyphens and underscores; it begins with a letter or a digit and does not"
                    + " end with a dot or a blank.");
        }
    }

    private static boolean isName(String dataGroup) {
        try {
            return Edition.ofCode(dataGroup).isWhole() && !dataGroup.endsWith(".") && !dataGroup.endsWith(" ");
        } catch (IllegalArgumentException notOne) {
            return false;
        }
    }

    private static List<String> select(Connection connection, String sql, String parameter) throws SQLException {
        List<String> found = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, parameter);
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    found.add(result.getString(1));
                }
            }
        }
        return found;
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
