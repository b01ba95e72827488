package org.evertill.exchange.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableFileTest {
    @TempDir
    Path folder;

    @Test
    void replacesTheWholeAndLeavesNothingBeside() throws IOException {
        Path path = folder.resolve("register.json");
        Files.writeString(folder.resolve("register.json.new"), "left by a crash");
        new DurableFile(path).replace("first".getBytes(StandardCharsets.UTF_8));
        new DurableFile(path).replace("2".getBytes(StandardCharsets.UTF_8));
        assertThat(path).hasContent("2");
        assertThat(folder.toFile().list()).containsExactly("register.json");
    }

    @Test
    void keepsTokensFromOthers() throws IOException {
        Path path = Files.writeString(folder.resolve("token"), "old and readable by all");
        new DurableFile(path).replaceForOwnerOnly("secret".getBytes(StandardCharsets.UTF_8));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path))).isEqualTo("rw-------");
    }

    @Test
    void leavesTheOldContentsWhenItFails() throws IOException {
        Path path = folder.resolve("missing").resolve("file");
        assertThatThrownBy(() -> new DurableFile(path).replace(new byte[1])).isInstanceOf(IOException.class);
        assertThat(Sha256.hexOf(Files.writeString(folder.resolve("abc"), "abc")))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
                .isEqualTo(Sha256.hexOf("abc".getBytes(StandardCharsets.UTF_8)));
    }
}
