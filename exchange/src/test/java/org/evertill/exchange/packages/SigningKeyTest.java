package org.evertill.exchange.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeyTest {
    private static final byte[] BYTES = {1, 2, 3};

    @TempDir
    Path folder;

    @Test
    void isMadeOnceAndReadableByItsOwnerOnly() throws IOException {
        Path file = folder.resolve("signing.key");
        SigningKey made = SigningKey.openOrCreate(file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        SigningKey opened = SigningKey.openOrCreate(file);
        assertThat(opened.verifyingKey().toBase64()).isEqualTo(made.verifyingKey().toBase64());
        assertThat(made.verifyingKey().verifies(BYTES, opened.sign(BYTES))).isTrue();
    }

    @Test
    void verifiesOnlyWhatItSigned() throws IOException {
        SigningKey key = SigningKey.openOrCreate(folder.resolve("a.key"));
        VerifyingKey verifying = VerifyingKey.ofBase64(key.verifyingKey().toBase64());
        byte[] signature = key.sign(BYTES);
        assertThat(verifying.verifies(BYTES, signature)).isTrue();
        assertThat(verifying.verifies(new byte[] {1, 2}, signature)).isFalse();
        assertThat(verifying.verifies(BYTES, new byte[0])).isFalse();
        assertThat(verifying.verifies(BYTES, new byte[64])).isFalse();
        assertThat(verifying.verifies(BYTES, SigningKey.openOrCreate(folder.resolve("b.key")).sign(BYTES))).isFalse();
    }

    @Test
    void refusesADamagedKeyFileInsteadOfReplacingIt() throws IOException {
        Path file = Files.writeString(folder.resolve("signing.key"), "no key");
        assertThatThrownBy(() -> SigningKey.openOrCreate(file))
                .isInstanceOf(IOException.class).hasMessageContaining("restore it from a backup");
        assertThat(file).hasContent("no key");
        assertThatIllegalArgumentException().isThrownBy(() -> VerifyingKey.ofBase64("AAAA"));
    }
}
