package org.evertill.scaleunit.headquarters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.evertill.exchange.packages.Edition;
import org.evertill.exchange.packages.GenerationStore;
import org.evertill.exchange.packages.PackageFolder;
import org.evertill.exchange.packages.PackageManifest;
import org.evertill.exchange.sqlite.Durability;
import org.evertill.exchange.sqlite.SqliteFile;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.Row;
import org.evertill.exchange.tables.SchedulerJob;
import org.evertill.exchange.tables.TableSchema;
import org.evertill.scaleunit.ScaleUnit;
import org.evertill.scaleunit.headquarters.demo.DemoStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What offline databases are spared of their data group's data. */
class OfflineScopeTest {
    private static final String STORE = ScaleUnit.DEMO_STORE_NUMBER;
    private static final String GROUP = DataGroups.ownGroupOf(STORE);
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    @TempDir
    private Path folder;
    private Headquarters headquarters;
    /** Products that are no favourites. */
    private List<String> ordinary;

    @BeforeEach
    void publishTheDemoStore() throws Exception {
        headquarters = new Headquarters(folder, Clock.fixed(NOW, ZoneOffset.UTC));
        headquarters.start();
        headquarters.masters().save(DemoStore.rows(1, pin -> "hash of " + pin));
        headquarters.publisher().publish(GROUP);
        ordinary = headquarters.masters().rows(ChannelTables.PRODUCT).stream()
                .filter(row -> row.value("favourite_position") == null)
                .map(row -> row.text("product_number")).toList();
    }

    @AfterEach
    void stop() throws Exception {
        headquarters.stop();
    }

    @Test
    void anExcludedJobReachesTheChannelAndNoOfflineDatabase() throws Exception {
        headquarters.masters().save(List.of(exclusion("", "1010", ""), exclusion("", "1050", "loyalty_card")));
        headquarters.publisher().publish(GROUP);
        assertThat(newest(Edition.whole(GROUP), DatabaseKind.PRIVATE).rowCounts()).containsEntry("customer", 3L);
        PackageManifest offline = newest(onlyScopedEdition(), DatabaseKind.PRIVATE);
        assertThat(offline.isDelta()).isFalse();
        assertThat(offline.rowCounts()).containsEntry("customer", 0L).containsEntry("loyalty_card", 0L)
                .containsEntry("staff", 5L);
        assertThat(newest(onlyScopedEdition(), DatabaseKind.REFERENCE).rowCounts())
                .containsEntry("loyalty_program", 1L).containsEntry("product", 592L);
    }

    @Test
    void anEstimateOnlyLooksAtACopyThatSomebodyMayBeChanging() throws Exception {
        Path copy = Edition.whole(GROUP).folder(folder.resolve("packages"), TableSchema.newest()).resolve("copy");
        Path placed = Files.writeString(copy.resolve("reference-99.db"), "placed, and not yet in use");
        assertThat(headquarters.estimates().of(headquarters.offlineScopes().of("all"), GROUP).wholeBytes())
                .isGreaterThanOrEqualTo(Files.size(copy.resolve("reference-1.db")));
        assertThat(placed).exists();
    }

    @Test
    void noJobCanBeLeftOutWithoutWhichNoRegisterSells() {
        for (String job : List.of("1020", "1040", "1060", "1070", "1080", "9999")) {
            assertThatThrownBy(() -> headquarters.masters().save(List.of(exclusion("", job, ""))))
                    .isInstanceOf(RowRefusedException.class).hasMessageContaining(job).hasMessageContaining("saved");
        }
        assertThatThrownBy(() -> headquarters.masters().save(List.of(exclusion("", "1010", "staff"))))
                .hasMessageContaining("1010 brings nothing called staff");
        assertThatThrownBy(() -> headquarters.masters().save(List.of(scope("Small!", false, null, null, null))))
                .isInstanceOf(RowRefusedException.class);
        assertThatThrownBy(() -> headquarters.masters().save(List.of(scope("small", false, 10, null, null))))
                .hasMessageContaining("best sellers need");
    }

    @Test
    void aScopeOfBestSellersHasThemTheFavouritesAndAllThatBelongsToThem() throws Exception {
        sell(ordinary.get(0), "2026-11-20", 9);
        sell(ordinary.get(1), "2026-11-19", 5);
        sell(ordinary.get(2), "2026-11-18", 1);
        sell(ordinary.get(3), "2026-10-01", 100);
        headquarters.masters().save(List.of(scope("small", false, 2, 30, null), profileScope("small")));
        headquarters.publisher().publish(GROUP);
        long favourites = headquarters.masters().rows(ChannelTables.PRODUCT).stream()
                .filter(row -> row.value("favourite_position") != null).count();
        assertThat(newest(onlyScopedEdition(), DatabaseKind.PRIVATE).rowCounts()).as("no limit of customers")
                .containsEntry("customer", 3L);
        PackageManifest reference = newest(onlyScopedEdition(), DatabaseKind.REFERENCE);
        assertThat(reference.rowCounts()).containsEntry("product", favourites + 2)
                .containsEntry("product_name", 3 * (favourites + 2));
        assertThat(products(onlyScopedEdition())).contains(ordinary.get(0), ordinary.get(1))
                .doesNotContain(ordinary.get(2), ordinary.get(3));
    }

    @Test
    void whatSellsBestTomorrowComesAsADeltaThoughNoProductChanged() throws Exception {
        sell(ordinary.get(0), "2026-11-20", 9);
        headquarters.masters().save(List.of(scope("small", false, 1, 30, null), profileScope("small")));
        headquarters.publisher().publish(GROUP);
        sell(ordinary.get(1), "2026-11-21", 50);
        headquarters.publisher().publish(GROUP, SchedulerJob.PRODUCTS.jobs());
        assertThat(products(onlyScopedEdition())).contains(ordinary.get(1)).doesNotContain(ordinary.get(0));
        PackageFolder delta = headquarters.publisher().shelf(onlyScopedEdition(), DatabaseKind.REFERENCE).next(1)
                .orElseThrow();
        assertThat(PackageManifest.ofJson(delta.signedManifest().orElseThrow().manifest()).isDelta()).isTrue();
        assertThat(headquarters.publisher().shelf(GROUP, DatabaseKind.REFERENCE).newestVersion()).isEqualTo(1);
    }

    @Test
    void theAssortmentOfAStoreAndItsRecentCustomersAreAllThatAScopeMayKeep() throws Exception {
        headquarters.assortments().replace(STORE, List.of("10001", "10002"));
        execute("INSERT INTO store_assortment VALUES ('ELSEWHERE', '10003')");
        headquarters.masters().save(List.of(scope("shop", true, null, null, 30), profileScope("shop")));
        headquarters.publisher().publish(GROUP);
        assertThat(products(onlyScopedEdition())).containsExactlyInAnyOrder("10001", "10002");
        assertThat(newest(onlyScopedEdition(), DatabaseKind.PRIVATE).rowCounts()).containsEntry("customer", 2L)
                .containsEntry("staff", 5L);
    }

    @Test
    void registersWhoseScopeWouldLeaveNothingToSellKeepTheProductsTheyHaveAndGetTheRest() throws Exception {
        headquarters.assortments().replace(STORE, List.of("10001"));
        headquarters.masters().save(List.of(scope("shop", true, null, null, null), profileScope("shop")));
        headquarters.publisher().publish(GROUP);
        headquarters.assortments().replace(STORE, List.of());
        headquarters.masters().save(headquarters.masters().rows(ChannelTables.STAFF).stream().limit(1)
                .map(worker -> worker.with("name", "Somebody Else")).toList());
        assertThatThrownBy(() -> headquarters.publisher().publish(GROUP))
                .hasMessageContaining("They keep the products they have.");
        assertThat(products(onlyScopedEdition())).containsExactly("10001");
        assertThat(newest(onlyScopedEdition(), DatabaseKind.PRIVATE).version()).isEqualTo(2);
        assertThat(newest(Edition.whole(GROUP), DatabaseKind.PRIVATE).version()).isGreaterThan(1);
    }

    @Test
    void anotherDefinitionOfAScopeBeginsAnotherEdition() throws Exception {
        headquarters.masters().save(List.of(scope("shop", false, null, null, 30), profileScope("shop")));
        headquarters.publisher().publish(GROUP);
        Edition first = onlyScopedEdition();
        assertThat(newest(first, DatabaseKind.PRIVATE).rowCounts()).containsEntry("customer", 2L);
        headquarters.masters().save(List.of(scope("shop", false, null, null, 365)));
        headquarters.publisher().publish(GROUP);
        Edition second = onlyScopedEdition();
        assertThat(second).isNotEqualTo(first);
        assertThat(headquarters.publisher().shelf(first, DatabaseKind.PRIVATE).newestVersion()).as("nobody has it")
                .isZero();
        assertThat(newest(second, DatabaseKind.PRIVATE).rowCounts()).containsEntry("customer", 3L);
    }

    @Test
    void anEstimateSaysWhatAScopeWillHaveBeforeAnyRegisterGetsIt() throws Exception {
        headquarters.masters().save(List.of(scope("shop", false, null, null, 30), exclusion("shop", "1050", "")));
        ScopeEstimate estimate = headquarters.estimates().of(headquarters.offlineScopes().of("shop"), GROUP);
        assertThat(estimate.rows()).containsEntry("customer", 2L).containsEntry("loyalty_card", 0L)
                .containsEntry("product", 592L);
        assertThat(estimate.totalRows()).isLessThan(estimate.wholeRows());
        assertThat(estimate.bytes()).isPositive().isLessThan(estimate.wholeBytes());
        assertThat(headquarters.publisher().shelf(GROUP, DatabaseKind.PRIVATE).newestVersion()).isEqualTo(1);
    }

    private Edition onlyScopedEdition() throws Exception {
        return headquarters.publisher().scopesInUse(GROUP).stream().map(scope -> scope.edition(GROUP))
                .reduce((one, other) -> {
                    throw new AssertionError("more than one: " + one + ", " + other);
                }).orElseThrow();
    }

    private PackageManifest newest(Edition edition, DatabaseKind kind) throws Exception {
        long newest = headquarters.publisher().shelf(edition, kind).newestVersion();
        Optional<PackageFolder> last = headquarters.publisher().shelf(edition, kind).next(newest);
        return PackageManifest.ofJson(last.orElseThrow().signedManifest().orElseThrow().manifest());
    }

    /** The products in headquarters' own copy of an edition, which the packages alone have made. */
    private List<String> products(Edition edition) throws Exception {
        List<String> products = new ArrayList<>();
        try (var copy = GenerationStore.open(
                edition.folder(folder.resolve("packages"), TableSchema.newest()).resolve("copy"),
                DatabaseKind.REFERENCE)
                .reader().orElseThrow();
                var statement = copy.connection().createStatement();
                var result = statement.executeQuery("SELECT product_number FROM product")) {
            while (result.next()) {
                products.add(result.getString(1));
            }
        }
        return products;
    }

    private static Row exclusion(String scope, String job, String table) {
        return Row.of(ChannelTables.OFFLINE_EXCLUSION, scope, job, table);
    }

    private static Row scope(String code, boolean assortmentOnly, Integer best, Integer days, Integer customers) {
        return Row.of(ChannelTables.OFFLINE_SCOPE, code, "Scope " + code, assortmentOnly, best, days, customers);
    }

    private static Row profileScope(String scope) {
        return Row.of(ChannelTables.OFFLINE_PROFILE_SCOPE, "standard", scope);
    }

    private void sell(String product, String day, int pieces) throws Exception {
        String id = "sale-" + product + "-" + day;
        execute("INSERT INTO retail_transaction (record_id, store_number, register_number, incarnation, sequence, kind,"
                + " worker_number, shift_id, business_date, begun_at, concluded_at, connection, data_version,"
                + " currency_code, total_minor, net_minor, tax_minor, change_minor, line_count) SELECT '" + id
                + "', '" + STORE + "', '01', 1, coalesce(max(sequence), 0) + 1, 'sale', '000160', 's', '" + day
                + "', '', '', 'online', 1, 'USD', 0, 0, 0, 0, 1 FROM retail_transaction",
                "INSERT INTO retail_transaction_line (record_id, line_number, product_number, name,"
                + " quantity_thousandths, unit_code, list_price_micros, unit_price_micros, amount_minor,"
                + " tax_group_code, tax_minor, voided, is_return) VALUES ('" + id + "', 1, '" + product + "', '', "
                + pieces * 1000 + ", 'ea', 0, 0, 0, 'food', 0, 0, 0)");
    }

    private void execute(String... statements) throws Exception {
        try (Connection connection = new SqliteFile(folder.resolve(Headquarters.DATABASE))
                .openWriter(Durability.EVERY_COMMIT)) {
            for (String sql : statements) {
                try (PreparedStatement statement = connection.prepareStatement(sql)) {
                    statement.executeUpdate();
                }
            }
        }
    }
}
