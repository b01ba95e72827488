package org.evertill.scaleunit.channel;

import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import org.evertill.exchange.packages.KeyTrust;
import org.evertill.exchange.packages.TrustedKeys;
import org.evertill.exchange.packages.VerifyingKey;
import org.evertill.scaleunit.storage.ServerDatabase;

/** Headquarters' keys as a channel knows them from its first contact on, in its database. */
final class KnownKeys {
    private final ServerDatabase database;
    private final InstantSource clock;

    KnownKeys(ServerDatabase database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** What is known; empty before the first contact. */
    Optional<TrustedKeys> read() throws SQLException {
        Optional<KeyTrust> kept = database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                    "SELECT signing_key, former_signing_key, former_signing_key_until FROM headquarters");
                    ResultSet row = select.executeQuery()) {
                return row.next() && row.getBytes(1) != null
                        ? Optional.of(new KeyTrust(Base64.getEncoder().encodeToString(row.getBytes(1)),
                                Optional.ofNullable(row.getString(2)),
                                Optional.ofNullable(row.getString(3)).map(Instant::parse)))
                        : Optional.empty();
            }
        });
        return kept.map(trust -> new TrustedKeys(trust, this::keep, clock));
    }

    /** Believes whoever is met first. */
    TrustedKeys begin(VerifyingKey offered) throws IOException {
        KeyTrust first = KeyTrust.of(offered);
        keep(first);
        return new TrustedKeys(first, this::keep, clock);
    }

    private void keep(KeyTrust trust) throws IOException {
        try {
            database.write(connection -> {
                try (PreparedStatement update = connection.prepareStatement("UPDATE headquarters SET signing_key = ?,"
                        + " former_signing_key = ?, former_signing_key_until = ?")) {
                    update.setBytes(1, Base64.getDecoder().decode(trust.key()));
                    update.setString(2, trust.former().orElse(null));
                    update.setString(3, trust.formerUntil().map(Instant::toString).orElse(null));
                    return update.executeUpdate();
                }
            });
        } catch (SQLException e) {
            throw new IOException("Headquarters' key could not be kept.", e);
        }
    }
}
