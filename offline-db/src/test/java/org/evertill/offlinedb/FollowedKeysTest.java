package org.evertill.offlinedb;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.exchange.packages.KeyTrust;
import org.evertill.exchange.packages.SignedManifest;
import org.evertill.exchange.packages.SigningKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A register keeps the key it has followed headquarters to. */
class FollowedKeysTest {
    private static final Instant UNTIL = Instant.parse("2036-11-21T12:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void theNewerKeyOutlivesARestartWithTheFormerAndItsTime() throws Exception {
        Path file = folder.resolve("signing.key");
        SigningKey first = SigningKey.openOrCreate(file);
        try (OfflineDatabase database = OfflineDatabase.open(folder.resolve("register"))) {
            database.activate(new RegisterActivation(new RegisterIdentity("0107", "01", 1),
                    "https://scale-unit.example", "token", first.verifyingKey().toBase64(), "", Instant.EPOCH));
            assertThat(database.identities().trustedKeys(Clock.systemUTC()).now())
                    .isEqualTo(KeyTrust.of(first.verifyingKey()));
            SigningKey second = first.rotate(file, UNTIL);
            byte[] manifest = {1, 2, 3};
            assertThat(database.identities().trustedKeys(Clock.systemUTC())
                    .verifies(new SignedManifest(manifest, second.sign(manifest), second.steps()))).isTrue();
        }
        SigningKey second = SigningKey.openOrCreate(file);
        try (OfflineDatabase database = OfflineDatabase.open(folder.resolve("register"))) {
            assertThat(database.identities().trustedKeys(Clock.systemUTC()).now()).isEqualTo(new KeyTrust(
                    second.verifyingKey().toBase64(), Optional.of(first.verifyingKey().toBase64()),
                    Optional.of(UNTIL)));
            assertThat(database.identities().current()).get().extracting(RegisterActivation::signingKey)
                    .isEqualTo(second.verifyingKey().toBase64());
        }
    }
}
