package org.evertill.installer;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.exchange.facts.RegisterReader;
import org.evertill.exchange.packages.Generation;

/**
 * What headquarters says of a register in an installed private file.
 *
 * @param supportOffline  empty when it has published no such register
 * @param priceAgeWarning when prices are too old to go unnoticed
 */
record PublishedRegister(Optional<Boolean> supportOffline, Duration priceAgeWarning) {

    static PublishedRegister read(Generation privateFile, RegisterIdentity identity) throws SQLException {
        try (Connection connection = privateFile.openAsFound()) {
            RegisterReader reader = new RegisterReader(connection);
            return new PublishedRegister(
                    reader.register(identity.storeNumber(), identity.registerNumber())
                            .map(RegisterReader.Register::supportOffline),
                    Duration.ofMillis(reader.offlineProfile(identity.storeNumber(), identity.registerNumber())
                            .priceAgeWarningMillis()));
        }
    }
}
