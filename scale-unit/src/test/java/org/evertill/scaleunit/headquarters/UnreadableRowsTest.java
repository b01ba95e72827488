package org.evertill.scaleunit.headquarters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.evertill.exchange.packages.PackageManifest;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.Row;
import org.evertill.exchange.tables.SchedulerJob;
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

/** Rows that no register could do anything with, whoever writes them. */
@ParameterizedClass
@EnumSource(StorageKind.class)
class UnreadableRowsTest {
    private static final String HERE = DataGroups.ownGroupOf("HOUSTON");
    private static final String THERE = DataGroups.ownGroupOf("LYON");

    @Parameter
    private StorageKind kind;
    @TempDir
    private Path folder;
    private Storage storage;
    private Headquarters headquarters;
    private Row store;
    private Row price;

    @BeforeEach
    void publishForTwoStores() throws Exception {
        storage = kind.databases().headquarters(folder.resolve("headquarters"));
        headquarters = new Headquarters(folder.resolve("headquarters"), storage, Clock.systemUTC());
        headquarters.start();
        List<Row> rows = DemoStore.rows(1, pin -> "hash of " + pin);
        headquarters.masters().save(rows);
        store = rows.stream().filter(row -> row.table() == ChannelTables.STORE).findFirst().orElseThrow();
        price = rows.stream().filter(row -> row.table() == ChannelTables.PRODUCT_PRICE).findFirst().orElseThrow();
        headquarters.masters().save(List.of(store.with("store_number", "HOUSTON"),
                store.with("store_number", "LYON")));
        headquarters.publisher().publish(HERE);
        headquarters.publisher().publish(THERE);
    }

    @AfterEach
    void stop() throws Exception {
        headquarters.stop();
    }

    @Test
    void noStoreIsSavedWithATimeZoneOrACurrencyThatNobodyKnows() throws Exception {
        assertThatThrownBy(() -> headquarters.masters().save(List.of(store.with("time_zone", "Asia/Jerusalm"))))
                .isInstanceOf(RowRefusedException.class).hasMessage("Store " + store.text("store_number")
                        + ": there is no time zone 'Asia/Jerusalm'; write continent and city, as Europe/Paris."
                        + " Nothing was saved.");
        assertThatThrownBy(() -> headquarters.masters().save(List.of(store.with("currency_code", "EURO"))))
                .isInstanceOf(RowRefusedException.class).hasMessageContaining("there is no currency 'EURO'");
        assertThatThrownBy(() -> headquarters.masters().save(List.of(price.with("currency_code", "eur"))))
                .isInstanceOf(RowRefusedException.class).hasMessageStartingWith("A price of product "
                        + price.text("product_number") + ": there is no currency 'eur'");
        assertThat(headquarters.masters().rows(ChannelTables.STORE)).contains(store);
    }

    @Test
    void aStoreOfAnUnknownTimeZoneStopsThePackagesItWouldComeWithAndNoOthers() throws Exception {
        StorageKind.execute(storage, "UPDATE store SET time_zone = 'Asia/Jerusalm' WHERE store_number = 'HOUSTON'",
                "UPDATE store SET name = 'Lyon' WHERE store_number = 'LYON'");
        assertThatThrownBy(() -> headquarters.publisher().publishForAll(SchedulerJob.CHANNEL_CONFIGURATION))
                .isInstanceOf(IOException.class).hasMessage("Data group " + HERE + ": Store HOUSTON: there is no time"
                        + " zone 'Asia/Jerusalm'; write continent and city, as Europe/Paris. Nothing is published of"
                        + " this until the row is corrected at headquarters; whoever has the packages before goes on"
                        + " with them.");
        assertThat(newest(HERE)).isEqualTo(1);
        assertThat(newest(THERE)).isEqualTo(2);
        assertThatThrownBy(() -> headquarters.publisher().publishInFull(HERE)).hasMessageContaining("Asia/Jerusalm");

        headquarters.masters().save(List.of(price.with("unit_price_micros", 990_000)));
        assertThat(headquarters.publisher().publish(HERE, SchedulerJob.PRICES.jobs())).singleElement()
                .extracting(PackageManifest::changes).isEqualTo(1L);
        StorageKind.execute(storage, "UPDATE store SET time_zone = 'Asia/Jerusalem' WHERE store_number = 'HOUSTON'");
        assertThat(headquarters.publisher().publish(HERE, SchedulerJob.ALL.jobs())).singleElement()
                .extracting(PackageManifest::changes).isEqualTo(1L);
    }

    @Test
    void aPriceInAnUnknownCurrencyIsFoundAmongTheChanges() throws Exception {
        StorageKind.execute(storage, "UPDATE product_price SET currency_code = '$' WHERE product_number = '"
                + price.text("product_number") + "'");
        assertThatThrownBy(() -> headquarters.publisher().publish(HERE, SchedulerJob.PRICES.jobs()))
                .isInstanceOf(IOException.class).hasMessageStartingWith("A price of product "
                        + price.text("product_number") + ": there is no currency '$'");
        assertThat(newest(HERE)).isEqualTo(1);
    }

    private long newest(String dataGroup) throws IOException {
        return headquarters.publisher().shelf(dataGroup, DatabaseKind.REFERENCE).newestVersion();
    }
}
