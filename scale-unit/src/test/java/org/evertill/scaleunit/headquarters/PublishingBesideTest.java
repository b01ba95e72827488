package org.evertill.scaleunit.headquarters;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.evertill.exchange.packages.PackageManifest;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.Row;
import org.evertill.exchange.tables.SchedulerJob;
import org.evertill.scaleunit.ScaleUnit;
import org.evertill.scaleunit.headquarters.demo.DemoStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A command that publishes beside a scale unit that publishes: neither spoils the other's packages. */
class PublishingBesideTest {
    private static final String GROUP = DataGroups.ownGroupOf(ScaleUnit.DEMO_STORE_NUMBER);
    private static final int CHANGES_EACH = 6;

    @TempDir
    private Path folder;
    private Headquarters one;
    private Headquarters other;

    @BeforeEach
    void openTwice() throws Exception {
        one = new Headquarters(folder, Clock.systemUTC());
        one.start();
        one.masters().save(DemoStore.rows(1, pin -> "hash of " + pin));
        one.publisher().publish(GROUP);
        other = new Headquarters(folder, Clock.systemUTC());
        other.start();
    }

    @AfterEach
    void stop() throws Exception {
        one.stop();
        other.stop();
    }

    @Test
    void everyPackageFollowsTheOneBeforeAndEveryChangeIsInOne() throws Exception {
        List<Row> prices = one.masters().rows(ChannelTables.PRODUCT_PRICE);
        CompletableFuture<List<PackageManifest>> beside =
                CompletableFuture.supplyAsync(() -> publish(other, prices.subList(CHANGES_EACH, 2 * CHANGES_EACH)));
        List<PackageManifest> made = new ArrayList<>(publish(one, prices.subList(0, CHANGES_EACH)));
        made.addAll(beside.join());
        assertThat(made).extracting(PackageManifest::version).doesNotHaveDuplicates();
        assertThat(made.stream().mapToLong(PackageManifest::changes).sum()).isEqualTo(2 * CHANGES_EACH);
        assertThat(one.publisher().publish(GROUP, SchedulerJob.ALL.jobs())).as("nothing is left").isEmpty();
        assertThat(other.publisher().shelf(GROUP, DatabaseKind.REFERENCE).newestVersion())
                .isEqualTo(made.stream().mapToLong(PackageManifest::version).max().orElseThrow());
    }

    private static List<PackageManifest> publish(Headquarters headquarters, List<Row> prices) {
        List<PackageManifest> made = new ArrayList<>();
        try {
            for (Row price : prices) {
                headquarters.masters().save(List.of(price.with("unit_price_micros", 770_000)));
                made.addAll(headquarters.publisher().publish(GROUP, SchedulerJob.PRICES.jobs()));
            }
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        return made;
    }
}
