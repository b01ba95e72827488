package org.evertill.scaleunit.headquarters;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.evertill.exchange.facts.OfflineScope;
import org.evertill.exchange.facts.OfflineScopeReader;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.Row;
import org.evertill.scaleunit.storage.ServerDatabase;

/**
 * The offline scopes as headquarters defines them. A definition reaches registers with the next package of job 1095;
 * from then on they get the edition that goes with it.
 */
public final class OfflineScopes {
    private final ServerDatabase database;

    OfflineScopes(ServerDatabase database) {
        this.database = database;
    }

    /** The scope of a code as it is defined now; one of everything where there is none. */
    public OfflineScope of(String code) throws SQLException {
        return database.read(connection -> new OfflineScopeReader(connection).ofCode(code));
    }

    /**
     * Defines a scope anew, all of it.
     *
     * @param name       what people call it
     * @param exclusions the jobs left out, each with the names of the tables left out of it; none for all of them
     * @throws RowRefusedException if something of it cannot be; nothing is saved then
     */
    public void define(OfflineScope scope, String name, Map<String, List<String>> exclusions) throws SQLException {
        List<Row> rows = rows(scope, name, exclusions);
        database.write(connection -> {
            delete(connection, "offline_exclusion", scope.code());
            MasterTables.save(connection, rows);
            return rows.size();
        });
    }

    /**
     * Removes a scope; what every offline database is spared is none of its own.
     *
     * @throws RowRefusedException when there is none, or a profile has it; nothing is removed then
     */
    public void remove(String code) throws SQLException {
        database.write(connection -> {
            List<String> profiles = profiles(connection, code);
            if (!profiles.isEmpty()) {
                throw new RowRefusedException("Offline scope " + code + " is that of offline profile "
                        + String.join(", ", profiles) + "; give it another first, or 'all'. Nothing was removed.");
            }
            if (delete(connection, "offline_scope", code) == 0) {
                throw new RowRefusedException("There is no offline scope " + code + ". Nothing was removed.");
            }
            return delete(connection, "offline_exclusion", code);
        });
    }

    private static List<String> profiles(Connection connection, String code) throws SQLException {
        List<String> profiles = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT profile_code FROM offline_profile_scope WHERE scope_code = ? ORDER BY profile_code")) {
            select.setString(1, code);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    profiles.add(row.getString(1));
                }
            }
        }
        return profiles;
    }

    private static int delete(Connection connection, String table, String code) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM " + table + " WHERE scope_code = ?")) {
            delete.setString(1, code);
            return delete.executeUpdate();
        }
    }

    /** Refuses what {@link #define} would refuse, before anybody counts what would come of it. */
    public static void require(OfflineScope scope, String name, Map<String, List<String>> exclusions) {
        rows(scope, name, exclusions).forEach(RowRules::require);
    }

    private static List<Row> rows(OfflineScope scope, String name, Map<String, List<String>> exclusions) {
        List<Row> rows = new ArrayList<>();
        if (!scope.code().isEmpty()) {
            rows.add(Row.of(ChannelTables.OFFLINE_SCOPE, scope.code(), name, scope.assortmentOnly(),
                    scope.bestSellers().isPresent() ? (long) scope.bestSellers().get().count() : null,
                    scope.bestSellers().isPresent() ? (long) scope.bestSellers().get().days() : null,
                    scope.recentCustomersDays().isPresent() ? (long) scope.recentCustomersDays().getAsInt() : null));
        }
        exclusions.forEach((job, tables) -> (tables.isEmpty() ? List.of("") : tables).forEach(table ->
                rows.add(Row.of(ChannelTables.OFFLINE_EXCLUSION, scope.code(), job, table))));
        return rows;
    }

    /** What a scope of its own leaves out, by job; without what every offline database is spared. */
    public Map<String, List<String>> exclusions(String code) throws SQLException {
        return database.read(connection -> {
            Map<String, List<String>> exclusions = new LinkedHashMap<>();
            try (PreparedStatement select = connection.prepareStatement("SELECT job_number, table_name"
                    + " FROM offline_exclusion WHERE scope_code = ? ORDER BY job_number, table_name")) {
                select.setString(1, code);
                try (ResultSet result = select.executeQuery()) {
                    while (result.next()) {
                        List<String> tables =
                                exclusions.computeIfAbsent(result.getString(1), job -> new ArrayList<>());
                        if (!result.getString(2).isEmpty()) {
                            tables.add(result.getString(2));
                        }
                    }
                }
            }
            return exclusions;
        });
    }

    /** Gives a scope to the registers of an offline profile. */
    public void assign(String profileCode, String scopeCode) throws SQLException {
        database.write(connection -> {
            MasterTables.save(connection,
                    List.of(Row.of(ChannelTables.OFFLINE_PROFILE_SCOPE, profileCode, scopeCode)));
            return scopeCode;
        });
    }
}
