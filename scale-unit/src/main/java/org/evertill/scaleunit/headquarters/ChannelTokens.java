package org.evertill.scaleunit.headquarters;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import org.evertill.exchange.tables.Timestamps;
import org.evertill.scaleunit.http.BearerToken;
import org.evertill.scaleunit.storage.ServerDatabase;

/**
 * By which headquarters knows the channels that run in processes of their own: one token for each store, kept as its
 * hash. Read anew with each request, so that one issued or revoked by a command counts at once. Safe on any thread.
 */
public final class ChannelTokens {
    private final ServerDatabase database;
    private final InstantSource clock;

    ChannelTokens(ServerDatabase database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Makes the token of a store's channel; the one before is worth nothing from then on.
     *
     * @throws RowRefusedException with a sentence, when there is no such store
     */
    public String issue(String storeNumber) throws SQLException {
        String token = BearerToken.fresh();
        String now = Timestamps.text(clock.instant());
        database.write(connection -> {
            if (DataGroups.of(connection, storeNumber).isEmpty()) {
                throw new RowRefusedException("There is no store " + storeNumber + " at headquarters.");
            }
            revoke(connection, storeNumber, now);
            try (PreparedStatement insert = connection.prepareStatement(
                    "INSERT INTO channel_token VALUES (?, ?, ?, NULL)")) {
                insert.setBytes(1, HexFormat.of().parseHex(BearerToken.hash(token)));
                insert.setString(2, storeNumber);
                insert.setString(3, now);
                return insert.executeUpdate();
            }
        });
        return token;
    }

    /** The store whose channel has a token; empty when nobody has it any more. */
    public Optional<String> storeOf(String token) throws SQLException {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                    "SELECT store_number FROM channel_token WHERE token_hash = ? AND revoked_at IS NULL")) {
                select.setBytes(1, HexFormat.of().parseHex(BearerToken.hash(token)));
                try (ResultSet result = select.executeQuery()) {
                    return result.next() ? Optional.of(result.getString(1)) : Optional.empty();
                }
            }
        });
    }

    private static void revoke(Connection connection, String storeNumber, String now) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE channel_token SET revoked_at = ? WHERE store_number = ? AND revoked_at IS NULL")) {
            update.setString(1, now);
            update.setString(2, storeNumber);
            update.executeUpdate();
        }
    }
}
