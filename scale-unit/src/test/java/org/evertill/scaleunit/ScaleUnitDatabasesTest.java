package org.evertill.scaleunit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.AbstractThrowableAssert;
import org.evertill.scaleunit.channel.Channel;
import org.evertill.scaleunit.headquarters.Headquarters;
import org.evertill.scaleunit.storage.PostgresqlAddress;
import org.evertill.scaleunit.storage.PostgresqlServer;
import org.evertill.scaleunit.storage.PostgresqlStorage;
import org.evertill.scaleunit.storage.ServerDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the databases are said to be, and what is heard when they are not. */
class ScaleUnitDatabasesTest {
    @TempDir
    private Path folder;

    @Test
    void withoutASettingBothAreFilesOfTheDataFolder() throws Exception {
        assertThat(read()).isEqualTo(ScaleUnitDatabases.IN_FILES);
    }

    @Test
    void thePasswordStandsInThePrivateFileOrInTheEnvironmentAndIsNeverTold() throws Exception {
        write("channel.url=jdbc:postgresql://db/store?sslmode=require", "channel.user=evertill",
                "channel.password=in the file");
        PostgresqlAddress channel = read().channel().orElseThrow();
        assertThat(channel.password()).contains("in the file");
        assertThat(channel + new PostgresqlStorage(channel).toString()).doesNotContain("in the file");
        assertThat(ScaleUnitDatabases.of(folder, Map.of("EVERTILL_CHANNEL_PASSWORD", "outside")).channel()
                .orElseThrow().password()).contains("outside");
        assertThat(read().headquarters()).isEmpty();
    }

    @Test
    void aFileThatOthersCanReadIsNotTaken() throws Exception {
        write("channel.url=jdbc:postgresql://db/store");
        assumeThat(folder.getFileSystem().supportedFileAttributeViews()).contains("posix");
        Files.setPosixFilePermissions(folder.resolve(ScaleUnitDatabases.FILE),
                PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(this::read).hasMessageContaining("chmod 600");
    }

    @Test
    void whatCannotBeMeantIsRefusedWithASentence() throws Exception {
        write("channel.adress=jdbc:postgresql://db/store");
        assertThatThrownBy(this::read).hasMessageContaining("channel.adress").hasMessageContaining("channel.url");
        write("channel.url=jdbc:mysql://db/store");
        assertThatThrownBy(this::read).hasMessageContaining("jdbc:postgresql:");
        write("channel.url=jdbc:postgresql://db/store?password=secret");
        assertThatThrownBy(this::read).hasMessageContaining("does not belong").hasMessageNotContaining("secret");
        write("channel.url=jdbc:postgresql://db/store", "headquarters.url=jdbc:postgresql://db/store");
        assertThatThrownBy(this::read).hasMessageContaining("a database each");
    }

    @Test
    void aFileThatIsAlreadyFilledIsNotForgottenForANewDatabase() throws Exception {
        Files.createDirectories(folder.resolve("channel"));
        Files.writeString(folder.resolve("channel").resolve(Channel.DATABASE), "sales");
        write("channel.url=jdbc:postgresql://db/store");
        assertThatThrownBy(this::read).hasMessageContaining("two databases");
    }

    @Test
    void aDatabaseThatCannotBeUsedSaysWhy() throws Exception {
        PostgresqlAddress there = PostgresqlServer.shared().empty();
        assertThatStarting(new PostgresqlAddress(there.url().replaceFirst("evertill_\\d+", "nowhere"),
                there.user(), Optional.empty())).hasMessageContaining("CREATE DATABASE");
        assertThatStarting(new PostgresqlAddress(there.url(), Optional.of("stranger"), Optional.of("secret")))
                .hasMessageContaining("does not let this program in").hasMessageNotContaining("secret");
        assertThatStarting(new PostgresqlAddress("jdbc:postgresql://127.0.0.1:1/store", there.user(),
                Optional.empty())).hasMessageContaining("cannot be reached");
        assertThatStarting(new PostgresqlAddress(there.url() + "?currentSchema=missing", there.user(),
                Optional.empty())).hasMessageContaining("CREATE SCHEMA");
        PostgresqlServer.shared().administer("CREATE DATABASE evertill_ascii ENCODING 'SQL_ASCII' LOCALE 'C'"
                + " TEMPLATE template0");
        assertThatStarting(new PostgresqlAddress(there.url().replaceFirst("evertill_\\d+", "evertill_ascii"),
                there.user(), Optional.empty())).hasMessageContaining("UTF8");
        assertThatStarting(PostgresqlServer.shared().database(Headquarters.MIGRATION))
                .hasMessageContaining("something else");
    }

    @Test
    void bothMayStandInOneDatabaseInSchemasOfTheirOwn() throws Exception {
        PostgresqlAddress shared = PostgresqlServer.shared().empty();
        try (var connection = new PostgresqlStorage(shared).openWriter();
                var statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA store; CREATE SCHEMA central");
        }
        ServerDatabase channel = new ServerDatabase("channel", schema(shared, "store"), Channel.MIGRATION);
        ServerDatabase headquarters =
                new ServerDatabase("headquarters", schema(shared, "central"), Headquarters.MIGRATION);
        channel.start();
        headquarters.start();
        channel.stop();
        headquarters.stop();
        assertThat(StorageKind.ask(schema(shared, "store"), "SELECT count(*) FROM record_arrival"))
                .containsExactly("0");
    }

    private static PostgresqlStorage schema(PostgresqlAddress database, String schema) {
        return new PostgresqlStorage(new PostgresqlAddress(database.url() + "?currentSchema=" + schema,
                database.user(), database.password()));
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> assertThatStarting(
            PostgresqlAddress address) {
        return assertThatThrownBy(() -> new ServerDatabase("test", new PostgresqlStorage(address), Channel.MIGRATION)
                .start()).isInstanceOf(SQLException.class);
    }

    private ScaleUnitDatabases read() throws Exception {
        return ScaleUnitDatabases.of(folder, Map.of());
    }

    private void write(String... lines) throws Exception {
        Path file = folder.resolve(ScaleUnitDatabases.FILE);
        Files.write(file, List.of(lines));
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }
}
