package org.evertill.exchange.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.evertill.exchange.packages.DeltaFixture.price;
import static org.evertill.exchange.packages.DeltaFixture.product;
import static org.evertill.exchange.packages.DeltaFixture.write;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.evertill.commerce.question.Answer;
import org.evertill.commerce.question.Question;
import org.evertill.exchange.facts.MasterFiles;
import org.evertill.exchange.files.RightOfWay;
import org.evertill.exchange.sqlite.SqliteFile;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.RandomRows;
import org.evertill.exchange.tables.Row;
import org.evertill.exchange.tables.RowKey;
import org.evertill.exchange.tables.SchedulerJob;
import org.evertill.exchange.tables.SyncedTable;
import org.evertill.exchange.tables.TableSchema;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a delta does to the installed file, and what is done when it cannot. */
class DeltaPackageTest {
    private static final LocalDate DAY = LocalDate.parse("2026-11-21");
    private static final RowKey BREAD = RowKey.of(SmallStore.rows(DatabaseKind.REFERENCE).stream()
            .filter(row -> row.table() == ChannelTables.PRODUCT).findFirst().orElseThrow());

    @TempDir
    Path folder;

    private DeltaFixture headquarters;
    private GenerationStore store;

    @BeforeEach
    void installTheFirstVersion() throws Exception {
        headquarters = new DeltaFixture(folder.resolve("headquarters"));
        store = GenerationStore.open(folder.resolve("data"), DatabaseKind.REFERENCE);
        install(headquarters.headquarters().packageOf(DatabaseKind.REFERENCE, 1));
    }

    @Test
    void changesAddsAndDeletesRowsInTheInstalledFile() throws Exception {
        Path file = store.current().orElseThrow().path();
        headquarters.put(price("100", 2_750_000));
        headquarters.put(product("200", "Pear", 10));
        headquarters.put(price("200", 1_000_000));
        headquarters.remove(BREAD);
        InstallOutcome outcome = install(headquarters.delta().orElseThrow());
        assertThat(outcome).isInstanceOfSatisfying(InstallOutcome.Installed.class, installed ->
                assertThat(installed.rows()).as("rows of each job").containsOnly(
                        Map.entry(SchedulerJob.PRICES, 2L), Map.entry(SchedulerJob.PRODUCTS, 2L)));
        assertThat(store.current()).map(Generation::version).contains(2L);
        assertThat(store.current()).map(Generation::path).contains(file);
        assertThat(DeltaFixture.contents(store)).isEqualTo(headquarters.contents());
        assertThat(DeltaFixture.rows(store, ChannelTables.PRODUCT_PRICE)).contains(price("100", 2_750_000));
    }

    @Test
    void findsProductsByTheirNewNamesAndNoLongerByTheOldOnes() throws Exception {
        headquarters.put(product("101", "Cider", 500));
        headquarters.put(Row.of(ChannelTables.PRODUCT_NAME, "102", "fr", "Golden"));
        headquarters.put(product("200", "Pear", 10));
        headquarters.put(price("200", 1_000_000));
        headquarters.remove(BREAD);
        install(headquarters.delta().orElseThrow());
        assertThat(search("cider")).containsExactly("101");
        assertThat(search("golden")).containsExactly("102");
        assertThat(search("apple")).as("both are still called so in English").containsExactly("101", "102");
        assertThat(search("pear")).containsExactly("200");
        assertThat(search("bread")).isEmpty();
    }

    @Test
    void leavesOutWhatIsAsItWas() throws Exception {
        headquarters.put(headquarters.rows().get(BREAD));
        assertThat(headquarters.delta()).isEmpty();
        headquarters.put(price("100", 3_000_000));
        PackageFolder written = headquarters.delta().orElseThrow();
        PackageManifest manifest = PackageManifest.ofJson(written.signedManifest().orElseThrow().manifest());
        assertThat(manifest.changes()).isEqualTo(1);
        assertThat(manifest.baseVersion()).isEqualTo(1);
    }

    @Test
    void refusesADeltaOfAnotherVersionAndTakesItInItsTurn() throws Exception {
        headquarters.put(price("100", 2_600_000));
        PackageFolder second = headquarters.delta().orElseThrow();
        headquarters.put(price("100", 2_700_000));
        PackageFolder third = headquarters.delta().orElseThrow();
        assertThat(install(third)).isEqualTo(
                new InstallOutcome.Refused(PackageFault.OTHER_BASE, "2 instead of 1"));
        assertThat(install(second)).isInstanceOf(InstallOutcome.Installed.class);
        assertThat(install(second)).isInstanceOf(InstallOutcome.AlreadyInstalled.class);
        assertThat(install(third)).isInstanceOf(InstallOutcome.Installed.class);
        assertThat(install(second)).isInstanceOfSatisfying(InstallOutcome.Refused.class,
                refused -> assertThat(refused.reason()).isEqualTo(PackageFault.ROLLED_BACK));
        assertThat(DeltaFixture.contents(store)).isEqualTo(headquarters.contents());
    }

    @Test
    void refusesADeltaWhereNothingIsInstalled() throws Exception {
        headquarters.put(price("100", 2_600_000));
        PackageFolder second = headquarters.delta().orElseThrow();
        GenerationStore empty = GenerationStore.open(folder.resolve("empty"), DatabaseKind.REFERENCE);
        assertThat(headquarters.headquarters().install(empty, second)).isEqualTo(
                new InstallOutcome.Refused(PackageFault.OTHER_BASE, "1 instead of 0"));
    }

    @Test
    void takesEverythingBackWhenTheTablesDoNotEndAsPromisedAndThenTakesTheFullPackage() throws Exception {
        headquarters.put(price("100", 2_600_000));
        headquarters.put(product("200", "Pear", 10));
        PackageFolder second = headquarters.delta().orElseThrow();
        write(store, "UPDATE product SET popularity = 7 WHERE product_number = '101'",
                "UPDATE package_content SET digest = '" + "0".repeat(32) + "' WHERE table_name = 'product'");
        var before = DeltaFixture.contents(store);
        assertThat(install(second)).isEqualTo(
                new InstallOutcome.Refused(PackageFault.CONTENT_ALTERED, "product"));
        assertThat(DeltaFixture.contents(store)).isEqualTo(before);
        assertThat(store.current()).map(Generation::version).contains(1L);
        assertThat(store.sound()).as("only a full package helps now").isEmpty();
        assertThat(install(headquarters.headquarters().packageOf(DatabaseKind.REFERENCE, 1)))
                .isInstanceOf(InstallOutcome.Installed.class);
        assertThat(install(second)).isInstanceOf(InstallOutcome.Installed.class);
        assertThat(DeltaFixture.contents(store)).isEqualTo(headquarters.contents());
    }

    @Test
    void takesEverythingBackWhenARowIsNotAsItShouldBe() throws Exception {
        headquarters.put(price("101", 1_100_000));
        headquarters.put(price("102", 1_300_000));
        PackageFolder second = headquarters.delta().orElseThrow();
        write(store, "UPDATE product_price SET currency_code = 'USD' WHERE product_number = '102'");
        var before = DeltaFixture.contents(store);
        assertThat(install(second)).isEqualTo(new InstallOutcome.Refused(PackageFault.CONTENT_ALTERED,
                "a row of product_price is not as it should be"));
        assertThat(DeltaFixture.contents(store)).isEqualTo(before);
        assertThat(store.sound()).isEmpty();
    }

    @Test
    void takesEverythingBackAtWhicheverStatementItFailsAndSucceedsWithTheNextTry() throws Exception {
        headquarters.put(price("100", 2_600_000));
        headquarters.put(product("101", "Cider", 500));
        headquarters.put(product("200", "Pear", 10));
        headquarters.remove(BREAD);
        PackageFolder second = headquarters.delta().orElseThrow();
        PackageManifest manifest = PackageManifest.ofJson(second.signedManifest().orElseThrow().manifest());
        Path changes = folder.resolve("changes");
        assertThat(new StagedPackage(second, manifest).assemble(changes, new RightOfWay())).isEmpty();
        var before = DeltaFixture.contents(store);
        int statements = 0;
        while (!appliesWith(statements, manifest, changes)) {
            assertThat(DeltaFixture.contents(store)).as("%d statements", statements).isEqualTo(before);
            assertThat(search("cider")).isEmpty();
            assertThat(store.sound()).map(Generation::version).contains(1L);
            statements++;
        }
        assertThat(statements).isGreaterThan(20);
        assertThat(DeltaFixture.contents(store)).isEqualTo(headquarters.contents());
        assertThat(search("cider")).containsExactly("101");
    }

    /** Whether so many statements are enough. */
    private boolean appliesWith(int statements, PackageManifest manifest, Path changes) throws Exception {
        try {
            store.<RefusedException>change((connection, log) -> {
                new DeltaTransaction(new FailingConnection(connection, statements).connection(),
                        TableSchema.newest().in(DatabaseKind.REFERENCE), log::keepUp).run(manifest, changes);
                return new GenerationFile.Cursor(manifest.version(), manifest.dataGroup(), manifest.kind(),
                        manifest.createdAt(), TableSchema.newest());
            });
            return true;
        } catch (SQLException e) {
            assertThat(e.getMessage()).isEqualTo("the disk gave up");
            return false;
        }
    }

    @Test
    void damageFoundByAReaderOfTheVersionBeforeIsNotForgotten() throws Exception {
        headquarters.put(price("100", 2_600_000));
        PackageFolder second = headquarters.delta().orElseThrow();
        try (GenerationReader reader = store.reader().orElseThrow()) {
            install(second);
            store.damaged(reader.generation());
        }
        assertThat(store.sound()).as("only a full package helps").isEmpty();
    }

    @Test
    void deltasOfAnySortEndWhereAFullPackageDoes() throws Exception {
        Random random = new Random(20261121);
        RandomRows generator = new RandomRows(20261121);
        List<SyncedTable> tables = ChannelTables.in(DatabaseKind.REFERENCE);
        for (int round = 0; round < 30; round++) {
            for (int change = random.nextInt(15); change >= 0; change--) {
                List<RowKey> keys = new ArrayList<>(headquarters.rows().keySet());
                if (random.nextInt(3) == 0 && !keys.isEmpty()) {
                    headquarters.remove(keys.get(random.nextInt(keys.size())));
                } else {
                    headquarters.put(generator.next(tables.get(random.nextInt(tables.size()))));
                }
            }
            Optional<PackageFolder> delta = headquarters.delta();
            if (delta.isPresent()) {
                assertThat(install(delta.get())).isInstanceOf(InstallOutcome.Installed.class);
            }
        }
        assertThat(DeltaFixture.contents(store)).isEqualTo(headquarters.contents());
        GenerationStore fresh = GenerationStore.open(folder.resolve("fresh"), DatabaseKind.REFERENCE);
        headquarters.headquarters().install(fresh, headquarters.full());
        assertThat(searchable(store)).isEqualTo(searchable(fresh)).isPositive();
    }

    private InstallOutcome install(PackageFolder written) throws Exception {
        return headquarters.headquarters().install(store, written);
    }

    private List<String> search(String text) throws Exception {
        try (MasterFiles files = MasterFiles.open(folder.resolve("data"))) {
            Answer answer = files.reference().ask(reference -> reference.products().search(
                    new Question.ProductSearch(text, "", DAY, 10, 0))).orElseThrow();
            return ((Answer.Products) answer).items().stream().map(item -> item.product().number()).toList();
        }
    }

    /** How many products the search index knows. */
    private static long searchable(GenerationStore of) throws SQLException {
        try (Connection connection = new SqliteFile(of.current().orElseThrow().path()).openReader();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT count(*) FROM product_search")) {
            return result.getLong(1);
        }
    }
}
