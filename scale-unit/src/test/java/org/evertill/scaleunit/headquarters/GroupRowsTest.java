package org.evertill.scaleunit.headquarters;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evertill.exchange.packages.GenerationReader;
import org.evertill.exchange.packages.GenerationStore;
import org.evertill.exchange.packages.InstallOutcome;
import org.evertill.exchange.packages.PackageFolder;
import org.evertill.exchange.packages.PackageInstaller;
import org.evertill.exchange.packages.PackageManifest;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.Row;
import org.evertill.scaleunit.StorageKind;
import org.evertill.scaleunit.headquarters.demo.DemoStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows that belong to one data group, beside those that belong to everybody. */
@ParameterizedClass
@EnumSource(StorageKind.class)
class GroupRowsTest {
    private static final String HERE = DataGroups.ownGroupOf("HOUSTON");
    private static final String THERE = DataGroups.ownGroupOf("LYON");

    @Parameter
    private StorageKind kind;
    @TempDir
    private Path folder;
    private Headquarters headquarters;

    @BeforeEach
    void enterTwoStores() throws Exception {
        headquarters = new Headquarters(folder.resolve("headquarters"),
                kind.databases().headquarters(folder.resolve("headquarters")), Clock.systemUTC());
        headquarters.start();
        List<Row> rows = DemoStore.rows(1, pin -> "hash of " + pin);
        headquarters.masters().save(rows);
        Row store = rows.stream().filter(row -> row.table() == ChannelTables.STORE).findFirst().orElseThrow();
        headquarters.masters().save(List.of(store.with("store_number", "HOUSTON"),
                store.with("store_number", "LYON").with("name", "Lyon")));
    }

    @AfterEach
    void stop() throws Exception {
        headquarters.stop();
    }

    @Test
    void aGroupsOwnPriceHidesEverybodysAndNobodyElseSeesIt() throws Exception {
        long common = price(HERE, "10003");
        headquarters.masters().bring(HERE, Map.of(ChannelTables.PRODUCT_PRICE, List.of(ownPrice("10003", 777))));
        assertThat(price(HERE, "10003")).isEqualTo(777);
        assertThat(price(THERE, "10003")).isEqualTo(common);
    }

    @Test
    void whatAGroupGivesUpIsEverybodysAgain() throws Exception {
        long common = price(HERE, "10003");
        headquarters.masters().bring(HERE, Map.of(ChannelTables.PRODUCT_PRICE, List.of(ownPrice("10003", 777))));
        assertThat(price(HERE, "10003")).isEqualTo(777);
        headquarters.masters().bring(HERE, Map.of(ChannelTables.PRODUCT_PRICE, List.of()));
        assertThat(price(HERE, "10003")).isEqualTo(common);
        assertThat(headquarters.masters().rows(HERE, ChannelTables.PRODUCT_PRICE)).isEmpty();
    }

    @Test
    void aProductOfOneGroupComesAndGoesWithIt() throws Exception {
        price(HERE, "10003");
        Row product = headquarters.masters().rows(ChannelTables.PRODUCT).getFirst().with("product_number", "PLU-7");
        headquarters.masters().bring(HERE, Map.of(ChannelTables.PRODUCT, List.of(product),
                ChannelTables.PRODUCT_PRICE, List.of(ownPrice("PLU-7", 500))));
        assertThat(price(HERE, "PLU-7")).isEqualTo(500);
        headquarters.masters().bring(HERE, Map.of(ChannelTables.PRODUCT, List.of(),
                ChannelTables.PRODUCT_PRICE, List.of()));
        assertThat(price(HERE, "PLU-7")).isEqualTo(-1);
        assertThat(price(THERE, "PLU-7")).isEqualTo(-1);
    }

    @Test
    void whatIsSoAlreadyDoesNotTravelAgain() throws Exception {
        List<Row> own = List.of(ownPrice("10003", 777), ownPrice("10004", 778));
        headquarters.masters().bring(HERE, Map.of(ChannelTables.PRODUCT_PRICE, own));
        price(HERE, "10003");
        headquarters.masters().bring(HERE,
                Map.of(ChannelTables.PRODUCT_PRICE, List.of(own.get(0), own.get(1).with("unit_price_micros", 779))));
        headquarters.publisher().publish(HERE);
        PackageFolder delta = headquarters.publisher().shelf(HERE, DatabaseKind.REFERENCE).next(1).orElseThrow();
        assertThat(PackageManifest.ofJson(delta.signedManifest().orElseThrow().manifest()).changes()).isEqualTo(1);
        headquarters.masters().bring(HERE, Map.of(ChannelTables.PRODUCT_PRICE,
                headquarters.masters().rows(HERE, ChannelTables.PRODUCT_PRICE)));
        headquarters.publisher().publish(HERE);
        assertThat(headquarters.publisher().shelf(HERE, DatabaseKind.REFERENCE).newestVersion()).isEqualTo(2);
    }

    private static Row ownPrice(String product, long micros) {
        return Row.of(ChannelTables.PRODUCT_PRICE, product, "2026-01-01", micros, "USD", null);
    }

    /** What a follower of a group's packages has to pay for a product from 2026 on; -1 for what it does not have. */
    private long price(String dataGroup, String product) throws Exception {
        headquarters.publisher().publish(dataGroup);
        GenerationStore follower = GenerationStore.open(folder.resolve("follower-" + dataGroup),
                DatabaseKind.REFERENCE);
        boolean nearer = true;
        while (nearer) {
            PackageFolder next = headquarters.publisher().shelf(dataGroup, DatabaseKind.REFERENCE)
                    .next(follower.current().map(current -> current.version()).orElse(0L)).orElseThrow();
            nearer = new PackageInstaller(follower, headquarters.link("HOUSTON").signingKey().get(),
                    Optional.of(dataGroup), Clock.systemUTC())
                            .install(next.signedManifest().orElseThrow(), next) instanceof InstallOutcome.Installed;
        }
        try (GenerationReader reader = follower.reader().orElseThrow();
                var statement = reader.connection().prepareStatement("SELECT unit_price_micros FROM product_price "
                        + "WHERE product_number = ? ORDER BY valid_from DESC")) {
            statement.setString(1, product);
            try (var result = statement.executeQuery()) {
                return result.next() ? result.getLong(1) : -1;
            }
        }
    }
}
