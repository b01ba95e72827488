package org.evertill.scaleunit.headquarters;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.evertill.exchange.packages.PackageManifest;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.Row;
import org.evertill.exchange.tables.SchedulerJob;
import org.evertill.scaleunit.ScaleUnit;
import org.evertill.scaleunit.StorageKind;
import org.evertill.scaleunit.headquarters.demo.DemoStore;
import org.evertill.scaleunit.storage.Storage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What another program empties in a real PostgreSQL with TRUNCATE, and perhaps fills again, travels. */
class TruncatedTableTest {
    private static final String GROUP = DataGroups.ownGroupOf(ScaleUnit.DEMO_STORE_NUMBER);
    private static final String TRIGGER = "product_price_tracking_truncate";

    @TempDir
    private Path folder;
    private Storage storage;
    private Headquarters headquarters;
    private long prices;

    @BeforeEach
    void publishTheDemoStore() throws Exception {
        storage = StorageKind.POSTGRESQL.databases().headquarters(folder);
        headquarters = new Headquarters(folder, storage, Clock.systemUTC());
        headquarters.start();
        headquarters.masters().save(DemoStore.rows(1, pin -> "hash of " + pin));
        headquarters.publisher().publish(GROUP);
        prices = headquarters.masters().rows(ChannelTables.PRODUCT_PRICE).size();
    }

    @AfterEach
    void stop() throws Exception {
        headquarters.stop();
    }

    @Test
    void aPriceThatIsNotAmongThoseReloadedIsGoneEverywhere() throws Exception {
        StorageKind.execute(storage, "CREATE TABLE list AS SELECT * FROM product_price",
                "DELETE FROM list WHERE product_number = '10003'",
                "UPDATE list SET unit_price_micros = 990000 WHERE product_number = '10005'");
        long left = Long.parseLong(StorageKind.ask(storage, "SELECT count(*) FROM list").getFirst());
        long dearer = Long.parseLong(StorageKind.ask(storage,
                "SELECT count(*) FROM list WHERE product_number = '10005'").getFirst());
        assertThat(publish()).isEmpty();
        StorageKind.execute(storage, "BEGIN", "TRUNCATE product_price", "INSERT INTO product_price SELECT * FROM list",
                "COMMIT");
        assertThat(publish()).singleElement().satisfies(delta -> {
            assertThat(delta.isDelta()).isTrue();
            assertThat(delta.changes()).as("the rest is as it was").isEqualTo(prices - left + dearer);
            assertThat(delta.rowCounts()).containsEntry("product_price", left);
        });
    }

    @Test
    void aDatabaseFromBeforeNotesItTooAsWellAsWhatADataGroupHasOfItsOwn() throws Exception {
        StorageKind.execute(storage, "DROP TRIGGER " + TRIGGER + " ON product_price", "DROP FUNCTION " + TRIGGER);
        headquarters.stop();
        headquarters = new Headquarters(folder, storage, Clock.systemUTC());
        headquarters.start();
        Row own = headquarters.masters().rows(ChannelTables.PRODUCT_PRICE).getFirst().with("unit_price_micros", 1);
        headquarters.masters().bring(GROUP, Map.of(ChannelTables.PRODUCT_PRICE, List.of(own)));
        assertThat(publish()).singleElement().extracting(PackageManifest::changes).isEqualTo(1L);
        StorageKind.execute(storage, "TRUNCATE " + GroupTables.of(ChannelTables.PRODUCT_PRICE).name());
        assertThat(publish()).as("everybody's price is in force again").singleElement()
                .extracting(PackageManifest::changes).isEqualTo(1L);
        StorageKind.execute(storage, "TRUNCATE product_price");
        assertThat(publish()).singleElement().satisfies(delta ->
                assertThat(delta.rowCounts()).containsEntry("product_price", 0L));
        assertThat(headquarters.publisher().shelf(GROUP, DatabaseKind.REFERENCE).newestVersion()).isEqualTo(4);
    }

    private List<PackageManifest> publish() throws Exception {
        return headquarters.publisher().publish(GROUP, SchedulerJob.PRICES.jobs());
    }
}
