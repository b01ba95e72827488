package org.evertill.scaleunit.headquarters;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.evertill.exchange.packages.Generation;
import org.evertill.exchange.packages.GenerationStore;
import org.evertill.exchange.packages.PackageManifest;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.Row;
import org.evertill.scaleunit.StorageKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What headquarters changes, as who follows its packages gets it. */
@ParameterizedClass
@EnumSource(StorageKind.class)
class DeltaPublishingTest extends FollowedHeadquarters {

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
}
