package org.evertill.exchange.facts;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.evertill.commerce.connection.LookupSource;
import org.evertill.commerce.connection.OfflineProfile;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.Row;

/**
 * The registers and offline profiles of one private file. For one thread at a time, as long as its connection is open.
 */
public final class RegisterReader {
    private static final String REGISTER = """
            SELECT name, support_offline, offline_profile_code FROM register
            WHERE store_number = ? AND register_number = ?""";
    private static final String PROFILE = """
            SELECT profile_code, name, request_timeout_ms, retry_count, reconnect_interval_ms,
                   prompt_on_seamless_offline, manual_switch_before_sign_on, advanced_offline_switching,
                   health_check_interval_ms, pause_offline_synchronization, sync_interval_ms,
                   first_contact_spread_ms, price_age_warning_ms, lookup_source
            FROM offline_profile WHERE profile_code = ?""";

    private final PreparedQueries queries;

    /** A register as headquarters published it. */
    public record Register(String name, boolean supportOffline, String offlineProfileCode) { }

    /** Reads from a private file. */
    public RegisterReader(Connection privateFile) {
        this.queries = new PreparedQueries(privateFile);
    }

    /** A register; empty when headquarters has published none of this number. */
    public Optional<Register> register(String storeNumber, String registerNumber) throws SQLException {
        return queries.all(REGISTER, row -> new Register(row.getString(1), row.getBoolean(2), row.getString(3)),
                storeNumber, registerNumber).stream().findFirst();
    }

    /** The register's offline profile, or the published defaults when it has none. */
    public OfflineProfile offlineProfile(String storeNumber, String registerNumber) throws SQLException {
        Optional<Register> register = register(storeNumber, registerNumber);
        if (register.isEmpty()) {
            return OfflineProfile.PUBLISHED_DEFAULTS;
        }
        return queries.all(PROFILE, RegisterReader::readProfile, register.get().offlineProfileCode()).stream()
                .findFirst().orElse(OfflineProfile.PUBLISHED_DEFAULTS);
    }

    /** A profile as a row of its table. */
    public static Row row(OfflineProfile profile) {
        return Row.of(ChannelTables.OFFLINE_PROFILE, profile.code(), profile.name(), profile.requestTimeoutMillis(),
                profile.retryCount(), profile.reconnectIntervalMillis(), profile.promptOnSeamlessOffline(),
                profile.manualSwitchBeforeSignOn(), profile.advancedOfflineSwitching(),
                profile.healthCheckIntervalMillis(), profile.pauseOfflineSynchronization(),
                profile.syncIntervalMillis(), profile.firstContactSpreadMillis(), profile.priceAgeWarningMillis(),
                profile.lookupSource().code());
    }

    private static OfflineProfile readProfile(ResultSet row) throws SQLException {
        return new OfflineProfile(row.getString(1), row.getString(2), row.getLong(3), row.getInt(4), row.getLong(5),
                row.getBoolean(6), row.getBoolean(7), row.getBoolean(8), row.getLong(9), row.getBoolean(10),
                row.getLong(11), row.getLong(12), row.getLong(13), LookupSource.ofCode(row.getString(14)));
    }
}
