package org.evertill.scaleunit.headquarters;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.evertill.commerce.connection.OfflineProfile;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.OfflineProfileRow;
import org.evertill.scaleunit.storage.ServerDatabase;

/** The offline profiles as headquarters defines them; registers get a change with the next package of job 1095. */
public final class OfflineProfiles {
    private static final String USERS = "SELECT count(*) FROM register WHERE offline_profile_code = ?";

    private final ServerDatabase database;

    OfflineProfiles(ServerDatabase database) {
        this.database = database;
    }

    /** All of them, by code. */
    public List<OfflineProfile> all() throws SQLException {
        return new MasterTables(database).rows(ChannelTables.OFFLINE_PROFILE).stream().map(OfflineProfileRow::profile)
                .toList();
    }

    /** @throws RowRefusedException with those there are, when there is none of this code */
    public OfflineProfile require(String code) throws SQLException {
        List<OfflineProfile> known = all();
        return known.stream().filter(profile -> profile.code().equals(code)).findFirst()
                .orElseThrow(() -> new RowRefusedException("There is no offline profile " + code + "; there "
                        + (known.isEmpty() ? "is none" : "are: "
                                + String.join(", ", known.stream().map(OfflineProfile::code).toList()))
                        + ". Nothing was saved."));
    }

    /** How many registers have it. */
    public int users(String code) throws SQLException {
        return database.read(connection -> users(connection, code));
    }

    /**
     * Adds a profile or changes it.
     *
     * @throws RowRefusedException if a value is out of its range; nothing is saved then
     */
    public void save(OfflineProfile profile) throws SQLException {
        new MasterTables(database).save(List.of(OfflineProfileRow.of(profile)));
    }

    /**
     * Removes a profile, and which scope it has.
     *
     * @throws RowRefusedException when there is none, or a register has it; nothing is removed then
     */
    public void remove(String code) throws SQLException {
        require(code);
        database.write(connection -> {
            int users = users(connection, code);
            if (users > 0) {
                throw new RowRefusedException("Offline profile " + code + " is that of "
                        + (users == 1 ? "a register" : users + " registers") + ", see 'scale-unit registers'; give "
                        + (users == 1 ? "it" : "them") + " another first. Nothing was removed.");
            }
            delete(connection, "offline_profile_scope", code);
            return delete(connection, "offline_profile", code);
        });
    }

    private static int users(Connection connection, String code) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(USERS)) {
            select.setString(1, code);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private static int delete(Connection connection, String table, String code) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM " + table + " WHERE profile_code = ?")) {
            delete.setString(1, code);
            return delete.executeUpdate();
        }
    }
}
