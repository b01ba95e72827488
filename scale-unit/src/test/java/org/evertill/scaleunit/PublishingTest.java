package org.evertill.scaleunit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What headquarters changes, and when the registers hear of it. */
class PublishingTest {
    @TempDir
    private Path folder;

    @Test
    void aChangedPriceReachesTheChannelWithTheNextPackage() throws Exception {
        try (ScaleUnit scaleUnit = start()) {
            HttpCaller register = HttpCaller.activated(scaleUnit, "01");
            String item = "/products/by-number/10003?date=2026-11-21";
            scaleUnit.headquarters().masters().save(List.of(Row.of(ChannelTables.PRODUCT_PRICE,
                    "10003", "2026-11-21", 1_234_567, "USD", null)));
            assertThat(register.json(item).at("/dataVersion").asLong()).isEqualTo(1);
            scaleUnit.publish();
            assertThat(register.json(item).at("/unitPrice/micros").asLong()).isEqualTo(1_234_567);
            assertThat(register.json(item).at("/dataVersion").asLong()).isEqualTo(2);
            assertThat(register.json("/health").at("/dataVersion").asLong()).isEqualTo(2);
        }
    }

    @Test
    void theMasterTablesOfAnotherStoreTakeThePlaceOfTheDemo() throws Exception {
        try (ScaleUnit scaleUnit = start()) {
            scaleUnit.publish(List.of(
                    Row.of(ChannelTables.PRODUCT, "85123A", "White hanging heart", "all", "none", "ea", 1, null, 1, 0),
                    Row.of(ChannelTables.PRODUCT_PRICE, "85123A", "2010-01-01", 2_550_000, "GBP", null)));
            HttpCaller register = HttpCaller.activated(scaleUnit, "01");
            assertThat(register.json("/products?query=&date=2010-12-01").at("/total").asInt()).isEqualTo(1);
            assertThat(register.json("/products/by-code/85123A?date=2010-12-01").at("/unitPrice/currency").asText())
                    .isEqualTo("GBP");
        }
    }

    @Test
    void aRestartFindsEverythingAgainAndPublishesNothingAnew() throws Exception {
        String token;
        try (ScaleUnit scaleUnit = start()) {
            token = HttpCaller.activate(scaleUnit, "01").deviceToken();
        }
        try (ScaleUnit scaleUnit = start()) {
            HttpCaller register = new HttpCaller(scaleUnit.address(), token);
            assertThat(register.get("/staff").statusCode()).isEqualTo(200);
            assertThat(register.json("/health").at("/dataVersion").asLong()).isEqualTo(1);
        }
    }

    @Test
    void deletedReferenceFilesComeBackWithTheNextStart() throws Exception {
        start().close();
        for (String name : List.of("reference-1.db", "reference.current", "private.current")) {
            Files.delete(folder.resolve("channel").resolve(name));
        }
        try (ScaleUnit scaleUnit = start()) {
            assertThat(HttpCaller.stranger(scaleUnit).json("/health").at("/dataVersion").asLong()).isEqualTo(1);
        }
    }

    @Test
    void aChannelTakesNoPackagesOfAnotherHeadquarters() throws Exception {
        start().close();
        Files.delete(folder.resolve("headquarters/signing.key"));
        assertThatThrownBy(this::start).isInstanceOf(IOException.class).hasMessageContaining("another key");
    }

    private ScaleUnit start() throws Exception {
        ScaleUnit scaleUnit = ScaleUnit.of(ScaleUnitSettings.demo(folder), Clock.systemDefaultZone());
        try {
            return scaleUnit.start();
        } catch (IOException e) {
            scaleUnit.close();
            throw e;
        }
    }
}
