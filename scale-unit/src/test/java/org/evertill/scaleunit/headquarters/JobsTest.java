package org.evertill.scaleunit.headquarters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.evertill.exchange.packages.PackageManifest;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.Row;
import org.evertill.exchange.tables.SchedulerJob;
import org.evertill.exchange.tables.SyncedTable;
import org.evertill.scaleunit.ScaleUnit;
import org.evertill.scaleunit.StorageKind;
import org.evertill.scaleunit.headquarters.demo.DemoStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Scheduler jobs bring their own tables, and only those. */
@ParameterizedClass
@EnumSource(StorageKind.class)
class JobsTest {
    private static final String GROUP = DataGroups.ownGroupOf(ScaleUnit.DEMO_STORE_NUMBER);

    @Parameter
    private StorageKind kind;
    @TempDir
    private Path folder;
    private Headquarters headquarters;

    @BeforeEach
    void enterTheDemoStore() throws Exception {
        headquarters = new Headquarters(folder.resolve("headquarters"),
                kind.databases().headquarters(folder.resolve("headquarters")), Clock.systemUTC());
        headquarters.start();
        headquarters.masters().save(DemoStore.rows(1, pin -> "hash of " + pin));
    }

    @AfterEach
    void stop() throws Exception {
        headquarters.stop();
    }

    @Test
    void aJobBringsItsOwnTablesAndTheOthersWaitForTheirs() throws Exception {
        headquarters.publisher().publish(GROUP);
        Row price = headquarters.masters().rows(ChannelTables.PRODUCT_PRICE).getFirst();
        Row product = headquarters.masters().rows(ChannelTables.PRODUCT).getFirst();
        headquarters.masters().save(List.of(price.with("unit_price_micros", 990_000),
                product.with("name", "Renamed")));
        assertThat(publish(SchedulerJob.PRICES)).singleElement().satisfies(manifest -> {
            assertThat(manifest.kind()).isEqualTo(DatabaseKind.REFERENCE.code());
            assertThat(manifest.changes()).isEqualTo(1);
        });
        assertThat(publish(SchedulerJob.PRICES)).as("nothing new").isEmpty();
        assertThat(publish(SchedulerJob.PRODUCTS)).singleElement().extracting(PackageManifest::changes)
                .isEqualTo(1L);
        assertThat(publish(SchedulerJob.ALL)).isEmpty();
    }

    @Test
    void aStoreThatBeginsWithOneJobHasItsTablesOnlyAndTheRestComesWithTheRest() throws Exception {
        PackageManifest first = publish(SchedulerJob.PRODUCTS).getFirst();
        assertThat(first.isDelta()).isFalse();
        assertThat(first.rowCounts()).containsEntry("product", 592L).containsEntry("product_price", 0L);
        PackageManifest prices = publish(SchedulerJob.PRICES).getFirst();
        assertThat(prices.isDelta()).isTrue();
        assertThat(prices.rowCounts()).containsEntry("product", 592L);
        assertThat(prices.rowCounts().get("product_price")).isGreaterThanOrEqualTo(592);
        assertThat(publish(SchedulerJob.ALL)).hasSize(2);
        assertThat(publish(SchedulerJob.ALL)).isEmpty();
    }

    @Test
    void theFirstPackagesThatARowOfEverybodysMakesHaveStaffRegistersAndGoodsToo() throws Exception {
        headquarters.publisher().publishForAll(SchedulerJob.OFFLINE_PROFILES);
        for (DatabaseKind of : List.of(DatabaseKind.REFERENCE, DatabaseKind.PRIVATE)) {
            assertThat(headquarters.publisher().shelf(GROUP, of).newestVersion()).isOne();
        }
        assertThat(publish(SchedulerJob.ALL)).as("nothing is left").isEmpty();
    }

    @Test
    void aFullPackageHasWhatEveryJobHasBroughtSoFar() throws Exception {
        publish(SchedulerJob.PRODUCTS);
        publish(SchedulerJob.PRICES);
        PackageManifest full = headquarters.publisher().publishInFull(GROUP).getLast();
        assertThat(full.isDelta()).isFalse();
        for (SyncedTable table : ChannelTables.in(DatabaseKind.REFERENCE)) {
            assertThat(full.rowCounts()).containsEntry(table.name(),
                    (long) headquarters.masters().rows(table).size());
        }
    }

    @Test
    void whatOneGroupHasNotTakenYetIsKeptForItThoughTheOthersHaveIt() throws Exception {
        Row store = headquarters.masters().rows(ChannelTables.STORE).getFirst();
        headquarters.masters().save(List.of(store.with("store_number", "LYON")));
        String lyon = DataGroups.ownGroupOf("LYON");
        headquarters.publisher().publish(GROUP);
        headquarters.publisher().publish(lyon);
        Row price = headquarters.masters().rows(ChannelTables.PRODUCT_PRICE).getFirst();
        headquarters.masters().save(List.of(price.with("unit_price_micros", 990_000)));
        assertThat(publish(SchedulerJob.PRICES)).hasSize(1);
        assertThat(publish(SchedulerJob.PRICES)).isEmpty();
        assertThat(headquarters.publisher().publish(lyon, EnumSet.of(SchedulerJob.PRICES))).singleElement()
                .extracting(PackageManifest::changes).isEqualTo(1L);
    }

    @Test
    void everySyncedTableThatGoesDownHasAJobAndEveryJobIsFoundByItsNumbers() {
        Map<SchedulerJob, Set<SchedulerJob>> expected = Map.of(
                SchedulerJob.PRICES, Set.of(SchedulerJob.PRICES),
                SchedulerJob.ofNumber("N-1040"), Set.of(SchedulerJob.PRODUCTS),
                SchedulerJob.ofNumber("P-0001"), Set.of(SchedulerJob.CHANNEL_TRANSACTIONS));
        expected.forEach((job, jobs) -> assertThat(job.jobs()).isEqualTo(jobs));
        assertThat(SchedulerJob.ofNumber("9999").jobs()).doesNotContain(SchedulerJob.CHANNEL_TRANSACTIONS)
                .hasSize(SchedulerJob.values().length - 2);
        assertThat(SchedulerJob.ALL.jobs().stream().flatMap(job -> job.tables().stream()))
                .containsExactlyInAnyOrderElementsOf(SchedulerJob.ALL.tables());
        assertThatThrownBy(() -> SchedulerJob.ofNumber("4711")).hasMessageContaining("4711");
    }

    private List<PackageManifest> publish(SchedulerJob job) throws Exception {
        return headquarters.publisher().publish(GROUP, job.jobs());
    }
}
