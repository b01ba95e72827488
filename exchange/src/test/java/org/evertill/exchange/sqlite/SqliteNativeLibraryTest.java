package org.evertill.exchange.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Where the driver finds its native library, and what becomes of what lies there. */
@Isolated("It changes where the driver of this process looks for its library.")
class SqliteNativeLibraryTest {
    private static final List<String> PROPERTIES =
            List.of("org.sqlite.lib.path", "org.sqlite.lib.name", "org.sqlite.tmpdir");

    @TempDir
    private Path folder;

    private final Map<String, String> before = new HashMap<>();

    @BeforeEach
    void forgetWhereItIs() {
        PROPERTIES.forEach(name -> before.put(name, System.clearProperty(name)));
    }

    @AfterEach
    void putTheProcessBackAsItWas() {
        before.forEach((name, value) -> {
            if (value == null) {
                System.clearProperty(name);
            } else {
                System.setProperty(name, value);
            }
        });
    }

    @Test
    void unpacksOnceAndStartsFromThatTheNextTime() throws IOException {
        SqliteNativeLibrary.unpackInto(folder);
        Path library = theOnlyFile();
        FileTime longAgo = FileTime.from(Instant.parse("2026-01-02T03:04:05Z"));
        Files.setLastModifiedTime(library, longAgo);
        SqliteNativeLibrary.unpackInto(folder);
        assertThat(Files.getLastModifiedTime(theOnlyFile())).isEqualTo(longAgo);
        assertThat(SqliteNativeLibrary.isPlaced()).isTrue();
        assertThat(Path.of(System.getProperty("org.sqlite.lib.path"), System.getProperty("org.sqlite.lib.name")))
                .isEqualTo(library);
    }

    @Test
    void clearsOnlyLibrariesThatAreNotUsed() throws IOException {
        Files.createFile(folder.resolve("sqlite-3.54.1-abc-libsqlitejdbc.so"));
        Files.createFile(folder.resolve("libsqlitejdbc-3.0-linux-amd64.so"));
        Files.createFile(folder.resolve("journal.db"));
        SqliteNativeLibrary.unpackInto(folder);
        Files.delete(Path.of(System.getProperty("org.sqlite.lib.path"), System.getProperty("org.sqlite.lib.name")));
        assertThat(theOnlyFile()).isEqualTo(folder.resolve("journal.db"));
    }

    @Test
    void takesTheLibraryOfTheProgramBesideAndTouchesNothing() throws IOException {
        SqliteNativeLibrary.unpackInto(folder);
        String name = System.getProperty("org.sqlite.lib.name");
        Files.createFile(folder.resolve("sqlite-of-the-other"));
        forgetWhereItIs();
        SqliteNativeLibrary.unpackBeside(folder);
        assertThat(System.getProperty("org.sqlite.lib.name")).isEqualTo(name);
        assertThat(folder.resolve("sqlite-of-the-other")).exists();
        assertThat(folder.resolve(name)).exists();
    }

    private Path theOnlyFile() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(1);
            return all.getFirst();
        }
    }
}
