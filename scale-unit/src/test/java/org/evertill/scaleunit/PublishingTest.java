package org.evertill.scaleunit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import org.evertill.commerce.catalog.ItemFacts;
import org.evertill.exchange.link.HeadquartersRefusalException;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.Row;
import org.evertill.exchange.wire.WireJson;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What headquarters changes, and when the registers hear of it. */
@ParameterizedClass
@EnumSource(StorageKind.class)
class PublishingTest {
    @Parameter
    private StorageKind kind;
    @TempDir
    private Path folder;
    private ScaleUnitDatabases databases;

    @BeforeEach
    void make() throws Exception {
        databases = kind.databases();
    }

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
    void aCodeThatNamesTwoProductsIsAnsweredWithBoth() throws Exception {
        try (ScaleUnit scaleUnit = start()) {
            scaleUnit.headquarters().masters().save(List.of(
                    Row.of(ChannelTables.PRODUCT_BARCODE, "01234565", "10003", "EAN8"),
                    Row.of(ChannelTables.PRODUCT_BARCODE, "012345000065", "10010", "UPCA")));
            scaleUnit.publish();
            HttpCaller register = HttpCaller.activated(scaleUnit, "01");
            HttpResponse<byte[]> answer = register.get("/products/by-code/01234565?date=2026-11-21");
            assertThat(answer.statusCode()).isEqualTo(409);
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
            JsonNode problem = WireJson.mapper().readTree(answer.body());
            assertThat(problem.at("/type").asText()).isEqualTo("urn:evertill:problem:ambiguous-code");
            assertThat(problem.at("/items")).hasSize(2);
            for (int item = 0; item < 2; item++) {
                String number = problem.at("/items/" + item + "/product/number").asText();
                ItemFacts told = WireJson.mapper().treeToValue(problem.at("/items/" + item), ItemFacts.class);
                assertThat(told.product().number()).isEqualTo(number).isIn("10003", "10010");
            }
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
    void nobodyElseOnTheMachineMayReadThePinHashesOfTheStaff() throws Exception {
        assumeThat(folder.getFileSystem().supportedFileAttributeViews()).contains("posix");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        start().close();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder))).isEqualTo("rwx------");
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
        try (ScaleUnit scaleUnit = start()) {
            assertThatThrownBy(scaleUnit::publishInFull).isInstanceOf(HeadquartersRefusalException.class)
                    .hasMessageContaining("another key");
            assertThat(HttpCaller.stranger(scaleUnit).json("/health").at("/dataVersion").asLong())
                    .as("it serves what it has").isEqualTo(1);
        }
    }

    private ScaleUnit start() throws Exception {
        ScaleUnit scaleUnit = ScaleUnit.of(ScaleUnitSettings.demo(folder).with(databases), Clock.systemDefaultZone());
        try {
            return scaleUnit.start();
        } catch (IOException e) {
            scaleUnit.close();
            throw e;
        }
    }
}
