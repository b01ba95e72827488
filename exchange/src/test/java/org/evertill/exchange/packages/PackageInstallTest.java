package org.evertill.exchange.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.ProductSearch;
import org.evertill.exchange.tables.Row;
import org.evertill.exchange.tables.SyncedTable;
import org.evertill.exchange.tables.TableContent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageInstallTest {
    @TempDir
    Path folder;

    private PackageFixture headquarters;

    @BeforeEach
    void open() throws IOException {
        headquarters = new PackageFixture(folder.resolve("headquarters"));
    }

    @Test
    void aPackageThatCannotBeMadeLeavesNothing() {
        Path target = folder.resolve("packages/1");
        assertThatThrownBy(() -> new PackageWriter(headquarters.key()).write(new PackageHeading(
                DatabaseKind.REFERENCE, "group", 1, PackageFixture.NOW, PackageFixture.EXPIRY), (table, sink) -> {
                    throw new SQLException("the database is gone");
                }, target)).isInstanceOf(SQLException.class).hasMessage("the database is gone");
        assertThat(target).doesNotExist();
    }

    @Test
    void bringsEveryRowOfBothKinds() throws Exception {
        for (DatabaseKind kind : List.of(DatabaseKind.REFERENCE, DatabaseKind.PRIVATE)) {
            GenerationStore store = store(kind);
            assertThat(headquarters.install(store, 1)).isInstanceOf(InstallOutcome.Installed.class);
            try (GenerationReader reader = store.reader().orElseThrow()) {
                for (SyncedTable table : ChannelTables.in(kind)) {
                    List<Row> rows = SmallStore.rows(kind).stream().filter(row -> row.table() == table).toList();
                    TableContent expected = TableContent.EMPTY;
                    for (Row row : rows) {
                        expected = expected.with(row);
                    }
                    assertThat(TableContent.read(reader.connection(), table)).as("%s", table).isEqualTo(expected);
                }
            }
        }
    }

    @Test
    void findsProductsInAnyLanguageBestSellersFirst() throws Exception {
        GenerationStore store = store(DatabaseKind.REFERENCE);
        headquarters.install(store, 1);
        try (GenerationReader reader = store.reader().orElseThrow()) {
            assertThat(search(reader.connection(), "app")).containsExactly("101", "102");
            assertThat(search(reader.connection(), "POMM")).containsExactly("101", "102");
            assertThat(search(reader.connection(), "苹")).containsExactly("101", "102");
            assertThat(search(reader.connection(), "富士")).containsExactly("102");
            assertThat(search(reader.connection(), "士富")).isEmpty();
            assertThat(search(reader.connection(), "creme car")).containsExactly("103");
            assertThat(search(reader.connection(), "jui APP")).containsExactly("101");
            assertThat(search(reader.connection(), "app* OR \"")).isEmpty();
        }
        assertThat(ProductSearch.matching(" -\"*()")).isEmpty();
    }

    @Test
    void flipsToTheNewGenerationWhileReadersFinishOnTheOldOne() throws Exception {
        GenerationStore store = store(DatabaseKind.REFERENCE);
        headquarters.install(store, 1);
        GenerationReader old = store.reader().orElseThrow();
        List<Row> fewer = new ArrayList<>(SmallStore.rows(DatabaseKind.REFERENCE));
        fewer.removeIf(row -> row.table() == ChannelTables.PRODUCT);
        headquarters.install(store, headquarters.write(DatabaseKind.REFERENCE, 2, fewer));
        headquarters.install(store, 3);

        assertThat(old.isCurrent()).isFalse();
        assertThat(TableContent.read(old.connection(), ChannelTables.PRODUCT).rows()).isEqualTo(4);
        assertThat(names()).contains("reference-1.db", "reference-3.db").doesNotContain("reference-2.db");
        old.close();
        assertThat(store(DatabaseKind.REFERENCE).current()).map(Generation::version).contains(3L);
        assertThat(names()).containsExactlyInAnyOrder("reference-3.db", "reference.current", "staging-reference");
    }

    @Test
    void installsTheSamePackageOnceAndFetchesNothingTheSecondTime() throws Exception {
        GenerationStore store = store(DatabaseKind.PRIVATE);
        PackageFolder written = headquarters.write(DatabaseKind.PRIVATE, 4);
        assertThat(headquarters.install(store, written)).isInstanceOf(InstallOutcome.Installed.class);
        InstallOutcome second = headquarters.installer(store).install(written.signedManifest().orElseThrow(),
                (_, _) -> {
                    throw new AssertionError("fetched again");
                });
        assertThat(second).isEqualTo(new InstallOutcome.AlreadyInstalled(store.current().orElseThrow()));
    }

    @Test
    void warnsOfAnExpiredPackageAndInstallsIt() throws Exception {
        GenerationStore store = store(DatabaseKind.REFERENCE);
        PackageFolder written = headquarters.write(DatabaseKind.REFERENCE, 1);
        InstallOutcome outcome = new PackageInstaller(store, headquarters.key().verifyingKey(), Optional.empty(),
                InstantSource.fixed(PackageFixture.EXPIRY.plusMillis(1)))
                .install(written.signedManifest().orElseThrow(), written);
        assertThat(outcome).isInstanceOfSatisfying(InstallOutcome.Installed.class,
                installed -> assertThat(installed.warnings()).containsExactly(PackageWarning.EXPIRED));
    }

    @Test
    void anotherEditionOfTheSameDataGroupBeginsAnewWithAFullPackageWhateverItsVersion() throws Exception {
        GenerationStore store = store(DatabaseKind.REFERENCE);
        headquarters.install(store, 5);
        PackageFolder scoped = new PackageWriter(headquarters.key()).write(new PackageHeading(DatabaseKind.REFERENCE,
                "S01~small-1", 2, PackageFixture.NOW, PackageFixture.EXPIRY),
                PackageFixture.source(SmallStore.rows(DatabaseKind.REFERENCE)), folder.resolve("scoped"));
        PackageInstaller register = new PackageInstaller(store, headquarters.key().verifyingKey(), Optional.empty(),
                InstantSource.fixed(PackageFixture.NOW));
        assertThat(register.install(scoped.signedManifest().orElseThrow(), scoped))
                .isInstanceOf(InstallOutcome.Installed.class);
        assertThat(store.sound()).map(Generation::dataGroup).contains("S01~small-1");
        assertThat(store.sound()).map(Generation::version).contains(2L);
        PackageInstaller channel = new PackageInstaller(store, headquarters.key().verifyingKey(),
                Optional.of("S01"), InstantSource.fixed(PackageFixture.NOW));
        assertThat(channel.install(scoped.signedManifest().orElseThrow(), scoped)).as("a channel takes the whole only")
                .isEqualTo(new InstallOutcome.Refused(PackageFault.OTHER_DATA_GROUP, "S01~small-1 instead of S01"));
    }

    @Test
    void refusesWhatIsNotForThisRegister() throws Exception {
        GenerationStore store = store(DatabaseKind.REFERENCE);
        headquarters.install(store, 5);
        assertRefused(store, headquarters.write(DatabaseKind.REFERENCE, 4), PackageFault.ROLLED_BACK);
        assertRefused(store, headquarters.write(DatabaseKind.PRIVATE, 6), PackageFault.OTHER_KIND);
        PackageHeading elsewhere = new PackageHeading(DatabaseKind.REFERENCE, "S02", 7, PackageFixture.NOW,
                PackageFixture.EXPIRY);
        PackageFolder other = new PackageWriter(headquarters.key()).write(elsewhere,
                PackageFixture.source(SmallStore.rows(DatabaseKind.REFERENCE)), folder.resolve("elsewhere"));
        assertRefused(store, other, PackageFault.OTHER_DATA_GROUP);
        InstallOutcome pinned = new PackageInstaller(store, headquarters.key().verifyingKey(), Optional.empty(),
                InstantSource.fixed(PackageFixture.NOW)).install(other.signedManifest().orElseThrow(), other);
        assertThat(pinned).isEqualTo(
                new InstallOutcome.Refused(PackageFault.OTHER_DATA_GROUP, "S02 instead of S01"));
        PackageFixture stranger = new PackageFixture(folder.resolve("stranger"));
        assertRefused(store, stranger.write(DatabaseKind.REFERENCE, 8), PackageFault.NOT_SIGNED);
        assertThat(store.current()).map(Generation::version).contains(5L);
    }

    @Test
    void comesBackWhenItsFilesAreThrownAway() throws Exception {
        GenerationStore store = store(DatabaseKind.REFERENCE);
        assertThat(store.current()).isEmpty();
        assertThat(store.reader()).isEmpty();
        PackageFolder written = headquarters.write(DatabaseKind.REFERENCE, 1);
        headquarters.install(store, written);
        Files.delete(store.current().orElseThrow().path());
        GenerationStore again = store(DatabaseKind.REFERENCE);
        assertThat(again.current()).isEmpty();
        assertThat(headquarters.install(again, written)).isInstanceOf(InstallOutcome.Installed.class);
        assertThat(again.current()).map(Generation::number).contains(2L);
    }

    private void assertRefused(GenerationStore store, PackageFolder written, PackageFault reason) throws IOException {
        assertThat(headquarters.install(store, written)).isInstanceOfSatisfying(InstallOutcome.Refused.class,
                refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    private GenerationStore store(DatabaseKind kind) throws IOException {
        return GenerationStore.open(folder.resolve("data"), kind);
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(folder.resolve("data"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static List<String> search(Connection connection, String typed) throws SQLException {
        String sql = """
                SELECT product.product_number
                  FROM product_search JOIN product ON product.rowid = product_search.rowid
                 WHERE product_search MATCH ? ORDER BY product_search.rowid LIMIT 20""";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, ProductSearch.matching(typed).orElseThrow());
            List<String> numbers = new ArrayList<>();
            try (ResultSet result = select.executeQuery()) {
                while (result.next()) {
                    numbers.add(result.getString(1));
                }
            }
            return numbers;
        }
    }
}
