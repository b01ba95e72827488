package org.evertill.scaleunit.headquarters;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.evertill.exchange.link.HeadquartersLink;
import org.evertill.exchange.packages.Generation;
import org.evertill.exchange.packages.GenerationReader;
import org.evertill.exchange.packages.GenerationStore;
import org.evertill.exchange.packages.InstallOutcome;
import org.evertill.exchange.packages.PackageFolder;
import org.evertill.exchange.packages.PackageInstaller;
import org.evertill.exchange.packages.PackageManifest;
import org.evertill.exchange.packages.SignedManifest;
import org.evertill.exchange.packages.SigningKey;
import org.evertill.exchange.sqlite.Durability;
import org.evertill.exchange.sqlite.SqliteFile;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.Row;
import org.evertill.exchange.tables.TableContent;
import org.evertill.scaleunit.ScaleUnit;
import org.evertill.scaleunit.StorageKind;
import org.evertill.scaleunit.headquarters.demo.DemoStore;
import org.evertill.scaleunit.storage.Storage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What headquarters changes, as who follows its packages gets it. */
@ParameterizedClass
@EnumSource(StorageKind.class)
class DeltaPublishingTest {
    private static final String GROUP = DataGroups.ownGroupOf(ScaleUnit.DEMO_STORE_NUMBER);

    @Parameter
    private StorageKind kind;
    @TempDir
    private Path folder;
    private Storage storage;
    private Headquarters headquarters;
    private HeadquartersLink link;
    private GenerationStore follower;

    @BeforeEach
    void publishTheDemoStore() throws Exception {
        storage = kind.databases().headquarters(folder.resolve("headquarters"));
        headquarters = new Headquarters(folder.resolve("headquarters"), storage, Clock.systemUTC());
        headquarters.start();
        headquarters.masters().save(DemoStore.rows(1, pin -> "hash of " + pin));
        headquarters.publisher().publish(GROUP);
        link = headquarters.link(GROUP);
        follower = GenerationStore.open(folder.resolve("follower"), DatabaseKind.REFERENCE);
        follow();
    }

    @AfterEach
    void stop() throws Exception {
        headquarters.stop();
    }

    @Test
    void aChangedPriceTravelsAloneAndADeletedOneToo() throws Exception {
        headquarters.masters().save(List.of(price(1_234_567)));
        headquarters.publisher().publish(GROUP);
        PackageManifest delta = next(1);
        assertThat(delta.isDelta()).isTrue();
        assertThat(delta.changes()).isEqualTo(1);
        follow();
        assertThat(follower.current()).map(Generation::version).contains(2L);
        execute("DELETE FROM product_barcode WHERE product_number = '10003'");
        headquarters.publisher().publish(GROUP);
        follow();
        assertSameAtBothEnds();
        assertThat(rows("product_barcode WHERE product_number = '10003'")).isZero();
        assertThat(rows("product_price WHERE unit_price_micros = 1234567")).isEqualTo(1);
    }

    @Test
    void whatIsAsItWasMakesNoPackage() throws Exception {
        headquarters.publisher().publish(GROUP);
        List<Row> prices = headquarters.masters().rows(ChannelTables.PRODUCT_PRICE);
        headquarters.masters().replace(prices);
        headquarters.publisher().publish(GROUP);
        assertThat(headquarters.publisher().shelf(GROUP, DatabaseKind.REFERENCE).newestVersion()).isEqualTo(1);
        headquarters.masters().save(List.of(price(5)));
        headquarters.publisher().publish(GROUP);
        assertThat(next(1).version()).as("no number was used up").isEqualTo(2);
    }

    @Test
    void aChangeMadeWhileAPackageIsBuiltIsInItOrInTheNext() throws Exception {
        for (int round = 1; round <= 10; round++) {
            int micros = round;
            CompletableFuture<Void> began = new CompletableFuture<>();
            CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> changeSlowly(micros, began));
            began.join();
            headquarters.publisher().publish(GROUP);
            writer.join();
            headquarters.publisher().publish(GROUP);
            follow();
            assertThat(rows("product_price WHERE product_number = '10003' AND unit_price_micros = " + micros))
                    .isEqualTo(1);
        }
        assertSameAtBothEnds();
    }

    @Test
    void aCrashBetweenAPackageAndTheCursorRepeatsNothing() throws Exception {
        headquarters.masters().save(List.of(price(7)));
        execute("CREATE TABLE before AS SELECT * FROM job_cursor");
        headquarters.publisher().publish(GROUP);
        execute("UPDATE job_cursor SET tracking_version = (SELECT min(tracking_version) FROM before)",
                "DROP TABLE before");
        headquarters.publisher().publish(GROUP);
        follow();
        assertThat(follower.current()).map(Generation::version).contains(2L);
        assertSameAtBothEnds();
    }

    @Test
    void aCrashBetweenAPackageAndHeadquartersOwnCopyIsCaughtUp() throws Exception {
        headquarters.masters().save(List.of(price(7)));
        headquarters.publisher().publish(GROUP);
        Path copy = folder.resolve("headquarters/packages").resolve(GROUP).resolve("copy");
        try (Stream<Path> files = Files.walk(copy)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
        headquarters.masters().save(List.of(price(8)));
        headquarters.publisher().publish(GROUP);
        PackageManifest third = next(2);
        assertThat(third.changes()).isEqualTo(1);
        follow();
        assertSameAtBothEnds();
    }

    @Test
    void manyDeltasBecomeAFullPackageForWhoIsNew() throws Exception {
        for (int round = 1; round <= 40; round++) {
            headquarters.masters().save(List.of(price(round)));
            headquarters.publisher().publish(GROUP);
        }
        PackageManifest full = next(0);
        assertThat(full.isDelta()).isFalse();
        assertThat(full.version()).as("not the first one").isGreaterThan(1);
        GenerationStore late = GenerationStore.open(folder.resolve("late"), DatabaseKind.REFERENCE);
        follow(late);
        follow();
        assertThat(late.current()).map(Generation::version).contains(41L);
        assertThat(contents(late)).isEqualTo(contents(follower));
        assertSameAtBothEnds();
    }

    @Test
    void aFullDataSyncPublishesEverythingAnewToEverybody() throws Exception {
        headquarters.publisher().publishInFull(GROUP);
        assertThat(next(1).isDelta()).isFalse();
        follow();
        assertThat(follower.current()).map(Generation::version).contains(2L);
        headquarters.masters().save(List.of(price(9)));
        headquarters.publisher().publish(GROUP);
        assertThat(next(2).changes()).isEqualTo(1);
        follow();
        assertSameAtBothEnds();
    }

    @Test
    void aFullPackageThatWasCutOffDoesNotStandInTheWay() throws Exception {
        for (int round = 1; round <= 40; round++) {
            Path cutOff = folder.resolve("headquarters/packages").resolve(GROUP).resolve("reference/" + (round + 1));
            Files.createDirectories(cutOff);
            Files.writeString(cutOff.resolve("building.db"), "half a file");
            headquarters.masters().save(List.of(price(round)));
            headquarters.publisher().publish(GROUP);
        }
        follow();
        assertThat(next(0).version()).isGreaterThan(1);
        assertSameAtBothEnds();
    }

    @Test
    void aProgramOfAnotherSchemaPublishesEverythingAnewAtItsStart() throws Exception {
        for (DatabaseKind kind : List.of(DatabaseKind.REFERENCE, DatabaseKind.PRIVATE)) {
            makeOlder(kind);
        }
        headquarters.publisher().publishIfNever(GROUP);
        GenerationStore anew = GenerationStore.open(folder.resolve("anew"), DatabaseKind.REFERENCE);
        follow(anew);
        assertThat(anew.current()).map(Generation::version).contains(2L);
    }

    /** The packages and headquarters' copy as a program of an earlier schema left them. */
    private void makeOlder(DatabaseKind kind) throws Exception {
        Path group = folder.resolve("headquarters/packages").resolve(GROUP);
        PackageFolder full = new PackageFolder(group.resolve(kind.code()).resolve("1"));
        String manifest = new String(full.signedManifest().orElseThrow().manifest(), StandardCharsets.UTF_8);
        byte[] older = manifest.replaceFirst("\"schemaVersion\":[0-9]+", "\"schemaVersion\":1")
                .getBytes(StandardCharsets.UTF_8);
        SigningKey key = SigningKey.openOrCreate(folder.resolve("headquarters/signing.key"));
        full.finish(new SignedManifest(older, key.sign(older)));
        try (Connection connection = new SqliteFile(group.resolve("copy/" + kind.code() + "-1.db"))
                .openWriter(Durability.REPLACEABLE); Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA user_version = 1");
        }
    }

    @Test
    void storesOfTheGroupComeAndGoWithIt() throws Exception {
        headquarters.masters().save(List.of(Row.of(ChannelTables.STORE, "9001", "Second", "", "", "USD", "UTC", "en",
                "")));
        headquarters.publisher().publish(GROUP);
        follow();
        assertThat(rows("store")).as("it has a group of its own").isEqualTo(1);
        execute("UPDATE data_group_store SET data_group_code = '" + GROUP + "' WHERE store_number = '9001'");
        headquarters.publisher().publish(GROUP);
        follow();
        assertThat(rows("store")).isEqualTo(2);
        execute("UPDATE data_group_store SET data_group_code = 'store-9001' WHERE store_number = '9001'");
        headquarters.publisher().publish(GROUP);
        follow();
        assertThat(rows("store")).isEqualTo(1);
    }

    private void changeSlowly(int micros, CompletableFuture<Void> began) {
        try (Connection other = storage.openWriter();
                Statement statement = other.createStatement()) {
            kind.begin(statement);
            statement.execute("UPDATE product_price SET unit_price_micros = 0 WHERE product_number = '10003'");
            began.complete(null);
            statement.execute("UPDATE product_price SET unit_price_micros = " + micros
                    + " WHERE product_number = '10003'");
            statement.execute("COMMIT");
        } catch (SQLException e) {
            began.completeExceptionally(e);
            throw new IllegalStateException(e);
        }
    }

    private void execute(String... statements) throws SQLException {
        StorageKind.execute(storage, statements);
    }

    private PackageManifest next(long installed) throws IOException {
        return PackageManifest.ofJson(link.packages().next(DatabaseKind.REFERENCE, installed).orElseThrow()
                .manifest());
    }

    private void follow() throws IOException {
        follow(follower);
    }

    private void follow(GenerationStore store) throws IOException {
        PackageInstaller installer = new PackageInstaller(store, link.signingKey().get(), Optional.of(GROUP),
                Clock.systemUTC());
        InstallOutcome outcome;
        do {
            SignedManifest next = link.packages().next(DatabaseKind.REFERENCE,
                    store.current().map(Generation::version).orElse(0L)).orElseThrow();
            outcome = installer.install(next,
                    link.frames().of(DatabaseKind.REFERENCE, PackageManifest.ofJson(next.manifest())));
            assertThat(outcome).isNotInstanceOf(InstallOutcome.Refused.class);
        } while (outcome instanceof InstallOutcome.Installed);
    }

    /** What each table holds, as a full package of headquarters' rows would have it. */
    private void assertSameAtBothEnds() throws Exception {
        try (Connection connection = storage.openReader()) {
            for (Map.Entry<String, TableContent> table : contents(follower).entrySet()) {
                if (!table.getKey().equals("store")) {
                    assertThat(table.getValue()).as(table.getKey())
                            .isEqualTo(TableContent.read(connection, ChannelTables.named(table.getKey())));
                }
            }
        }
    }

    private static Map<String, TableContent> contents(GenerationStore store) throws SQLException {
        Map<String, TableContent> contents = new TreeMap<>();
        try (GenerationReader reader = store.reader().orElseThrow()) {
            for (var table : ChannelTables.in(DatabaseKind.REFERENCE)) {
                contents.put(table.name(), TableContent.read(reader.connection(), table));
            }
        }
        return contents;
    }

    private long rows(String from) throws SQLException {
        try (GenerationReader reader = follower.reader().orElseThrow();
                Statement statement = reader.connection().createStatement();
                var result = statement.executeQuery("SELECT count(*) FROM " + from)) {
            return result.getLong(1);
        }
    }

    private static Row price(long micros) {
        return Row.of(ChannelTables.PRODUCT_PRICE, "10003", "2026-11-21", micros, "USD", null);
    }
}
