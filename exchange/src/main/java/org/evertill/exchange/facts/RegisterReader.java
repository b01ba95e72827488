package org.evertill.exchange.facts;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.evertill.commerce.connection.OfflineProfile;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.OfflineProfileRow;
import org.evertill.exchange.tables.Row;

/**
 * The registers and offline profiles of one private file. For one thread at a time, as long as its connection is open.
 */
public final class RegisterReader {
    private static final String REGISTER = """
            SELECT name, support_offline, offline_profile_code FROM register
            WHERE store_number = ? AND register_number = ?""";
    private static final String PROFILE = "SELECT "
            + String.join(", ", ChannelTables.OFFLINE_PROFILE.columnNames())
            + " FROM offline_profile WHERE profile_code = ?";

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
        return ownProfile(storeNumber, registerNumber).orElse(OfflineProfile.PUBLISHED_DEFAULTS);
    }

    /** The register's offline profile; empty when none is published for it. */
    public Optional<OfflineProfile> ownProfile(String storeNumber, String registerNumber) throws SQLException {
        Optional<Register> register = register(storeNumber, registerNumber);
        return register.isEmpty() ? Optional.empty() : queries.all(PROFILE, RegisterReader::readProfile,
                register.get().offlineProfileCode()).stream().findFirst();
    }

    private static OfflineProfile readProfile(ResultSet row) throws SQLException {
        return OfflineProfileRow.profile(Row.read(ChannelTables.OFFLINE_PROFILE, row));
    }
}
