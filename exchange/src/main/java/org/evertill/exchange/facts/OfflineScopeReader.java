package org.evertill.exchange.facts;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.evertill.exchange.facts.OfflineScope.BestSellers;
import org.evertill.exchange.tables.SchedulerJob;
import org.evertill.exchange.tables.SyncedTable;

/**
 * The offline scopes of one private file, by which headquarters makes packages and the channel hands them out. For one
 * thread at a time, as long as its connection is open.
 */
public final class OfflineScopeReader {
    private static final String OF_PROFILE = """
            SELECT s.scope_code FROM offline_profile_scope p JOIN offline_scope s ON s.scope_code = p.scope_code
            WHERE p.profile_code = ?""";
    private static final String SCOPE = """
            SELECT assortment_only, best_sellers, best_sellers_days, recent_customers_days FROM offline_scope
            WHERE scope_code = ?""";
    private static final String EXCLUDED =
            "SELECT job_number, table_name FROM offline_exclusion WHERE scope_code IN ('', ?)";
    private static final String IN_USE = """
            SELECT DISTINCT offline_profile_code FROM register ORDER BY 1""";

    private final PreparedQueries queries;
    private final RegisterReader registers;

    /** Reads from a private file. */
    public OfflineScopeReader(Connection privateFile) {
        this.queries = new PreparedQueries(privateFile);
        this.registers = new RegisterReader(privateFile);
    }

    /**
     * The scope of a register. That of its profile also where it does not support offline, for it keeps staff and
     * customers all the same; that of every offline database for one that is not known.
     */
    public OfflineScope ofRegister(String storeNumber, String registerNumber) throws SQLException {
        Optional<RegisterReader.Register> register = registers.register(storeNumber, registerNumber);
        return register.isEmpty() ? ofCode("") : ofProfile(register.get().offlineProfileCode());
    }

    /** The scopes of the registers there are, each once, without those that leave out nothing. */
    public List<OfflineScope> inUse() throws SQLException {
        Set<OfflineScope> scopes = new LinkedHashSet<>();
        scopes.add(ofCode(""));
        for (String profile : queries.all(IN_USE, row -> row.getString(1))) {
            scopes.add(ofProfile(profile));
        }
        return scopes.stream().filter(scope -> !scope.isEverything()).toList();
    }

    /** The scope of a code, whether or not a profile has it. */
    public OfflineScope ofCode(String code) throws SQLException {
        SortedSet<String> excluded = new TreeSet<>();
        for (String[] exclusion : queries.all(EXCLUDED,
                row -> new String[] {row.getString(1), row.getString(2)}, code)) {
            tables(exclusion[0]).stream().map(SyncedTable::name)
                    .filter(name -> exclusion[1].isEmpty() || exclusion[1].equals(name)).forEach(excluded::add);
        }
        OfflineScope unlimited = new OfflineScope(code, excluded, false, Optional.empty(), OptionalInt.empty());
        return queries.all(SCOPE, row -> limited(unlimited, row), code).stream().findFirst().orElse(unlimited);
    }

    private OfflineScope ofProfile(String profile) throws SQLException {
        return ofCode(queries.all(OF_PROFILE, row -> row.getString(1), profile).stream().findFirst().orElse(""));
    }

    /** A job that only a newer headquarters knows has no table here. */
    private static List<SyncedTable> tables(String job) {
        return SchedulerJob.find(job).map(SchedulerJob::tables).orElse(List.of());
    }

    private static OfflineScope limited(OfflineScope scope, ResultSet row) throws SQLException {
        boolean assortmentOnly = row.getBoolean(1);
        OptionalInt count = number(row, 2);
        OptionalInt days = number(row, 3);
        return new OfflineScope(scope.code(), scope.excludedTables(), assortmentOnly,
                count.isPresent() && days.isPresent()
                        ? Optional.of(new BestSellers(count.getAsInt(), days.getAsInt())) : Optional.empty(),
                number(row, 4));
    }

    private static OptionalInt number(ResultSet row, int column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? OptionalInt.empty() : OptionalInt.of(value);
    }
}
