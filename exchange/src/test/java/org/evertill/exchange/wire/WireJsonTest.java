package org.evertill.exchange.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.evertill.commerce.catalog.ItemFacts;
import org.evertill.commerce.catalog.Product;
import org.evertill.commerce.catalog.TaxGroup;
import org.evertill.commerce.catalog.TaxRate;
import org.evertill.commerce.catalog.UnitOfMeasure;
import org.evertill.commerce.connection.LookupSource;
import org.evertill.commerce.connection.OfflineProfile;
import org.evertill.commerce.money.Money;
import org.evertill.commerce.money.UnitPrice;
import org.evertill.commerce.store.Category;
import org.evertill.commerce.store.Denomination;
import org.evertill.commerce.store.ReasonCode;
import org.evertill.commerce.store.Store;
import org.evertill.commerce.store.StoreFacts;
import org.evertill.exchange.facts.ItemReader;
import org.evertill.exchange.facts.StoreReader;
import org.evertill.exchange.packages.GenerationReader;
import org.evertill.exchange.packages.GenerationStore;
import org.evertill.exchange.packages.PackageFixture;
import org.evertill.exchange.packages.SignedManifest;
import org.evertill.exchange.packages.SmallStore;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.wire.SyncLogRequest.SyncLogEntry;
import org.evertill.exchange.wire.UploadAnswer.RecordAnswer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WireJsonTest {
    private static final Currency EURO = Currency.getInstance("EUR");
    private static final ItemFacts ITEM = new ItemFacts(
            new Product("100", "Bread", Map.of("fr", "Pain", "zh", "面包"), "food", UnitOfMeasure.EACH, true, false),
            "2000000001005", UnitPrice.of("0.001", EURO),
            new TaxGroup("standard", List.of(new TaxRate("VAT", "VAT 20 %", 200_000, true))), 7);

    @TempDir
    Path folder;

    @Test
    void readsBackEveryBodyItWrites() throws JsonProcessingException {
        byte[] bytes = "{}".getBytes(StandardCharsets.UTF_8);
        for (Object body : List.of(
                ITEM,
                new ItemFacts(ITEM.product(), "", UnitPrice.of("-5", EURO), new TaxGroup("none", List.of()), 0),
                OfflineProfile.PUBLISHED_DEFAULTS,
                new StoreFacts(new Store("S01", "Store", "", "", EURO, ZoneId.of("Europe/Paris"), "fr", ""),
                        List.of(new Denomination(Money.of("20", EURO), true)),
                        List.of(new Category("food", "food", "#fff", Map.of("en", "Food"))),
                        List.of(new ReasonCode("damaged", 104, Map.of())), List.of(ITEM), 7),
                new ActivationRequest("ABCD-EFGH"),
                new ActivationAnswer("token", "S01", "R1", 3, "key"),
                new SignOnRequest("1001", "1111"),
                new SignOnAnswer("1001", "Ana", "en", List.of("void-product")),
                new StaffEntry("1001", "Ana"),
                new HealthAnswer("up", "S01", 7),
                new UploadRequest(List.of(new UploadRecord("S01", "R1", 3, 1, "id", bytes, bytes, bytes))),
                new UploadAnswer(List.of(new RecordAnswer("id", UploadOutcome.ALREADY_HERE, null),
                        new RecordAnswer("id", UploadOutcome.QUARANTINED, "other bytes"))),
                new SyncLogRequest(List.of(new SyncLogEntry(1, "1040", "down", "Applied", "2026-11-21T08:00:00.000Z",
                        null, 1, 0, 0, 0, 100, null, null))),
                new SignedManifest(bytes, bytes))) {
            String json = WireJson.mapper().writeValueAsString(body);
            assertThat((Object) WireJson.mapper().readValue(json, body.getClass())).as(json).isEqualTo(body);
        }
    }

    @Test
    void writesFactsInAPublishedForm() throws JsonProcessingException {
        assertThat(WireJson.mapper().writeValueAsString(Money.of("-1.05", EURO)))
                .isEqualTo("{\"minorUnits\":-105,\"currency\":\"EUR\"}");
        assertThat(WireJson.mapper().writeValueAsString(Instant.parse("2026-11-21T08:00:00.120Z")))
                .isEqualTo("\"2026-11-21T08:00:00.120Z\"");
        assertThat(WireJson.mapper().writeValueAsString(LocalDate.of(2026, 11, 21))).isEqualTo("\"2026-11-21\"");
        assertThat(WireJson.mapper().writeValueAsString(OfflineProfile.PUBLISHED_DEFAULTS))
                .contains("\"requestTimeoutMillis\":2000", "\"lookupSource\":\"scale-unit\"");
        assertThat(WireJson.mapper().writeValueAsString(
                new UploadAnswer(List.of(new RecordAnswer("id", UploadOutcome.ACCEPTED, null)))))
                .isEqualTo("{\"answers\":[{\"recordId\":\"id\",\"outcome\":\"accepted\"}]}");
    }

    @Test
    void readsNewerServersButNoBrokenOnes() throws JsonProcessingException {
        assertThat(read("{\"status\":\"up\",\"store\":\"S01\",\"dataVersion\":7,\"colour\":\"green\"}"))
                .isEqualTo(new HealthAnswer("up", "S01", 7));
        assertThat(WireJson.mapper().readValue("\"somewhere-new\"", LookupSource.class))
                .isEqualTo(LookupSource.SCALE_UNIT);
        assertThat(LaterWords.tell("lookupSource", "somewhere-new", "scale-unit")).as("it was said").isFalse();
        for (String later : List.of("\"postponed\"", "\"\"", "null")) {
            assertThat(WireJson.mapper().readValue("{\"recordId\":\"id\",\"outcome\":" + later + "}",
                    RecordAnswer.class)).isEqualTo(
                            new RecordAnswer("id", UploadOutcome.UNKNOWN, UploadOutcome.UNKNOWN_REASON));
        }
        assertThat(UploadOutcome.UNKNOWN.isTaken()).isFalse();
        assertThat(UploadOutcome.UNKNOWN.isFinal()).isFalse();
        assertThat(WireJson.mapper().readValue("\"notYet\"", UploadOutcome.class)).isEqualTo(UploadOutcome.NOT_YET);
        assertThat(UploadOutcome.NOT_YET.isFinal()).isFalse();
        for (String broken : List.of("", "<html></html>", "{\"status\":\"up\",\"store\":\"S01\"}",
                "{\"status\":\"up\",\"store\":\"S01\",\"dataVersion\":null}",
                "{\"status\":\"up\",\"store\":\"S01\",\"dataVersion\":7} x")) {
            assertThatThrownBy(() -> read(broken)).as(broken).isInstanceOf(JsonProcessingException.class);
        }
    }

    @Test
    void carriesWhatAnInstalledPackageAnswers() throws Exception {
        GenerationStore store = GenerationStore.open(folder.resolve("data"), DatabaseKind.REFERENCE);
        new PackageFixture(folder.resolve("headquarters")).install(store, 7);
        try (GenerationReader reader = store.reader().orElseThrow()) {
            LocalDate day = LocalDate.of(2026, 11, 21);
            LongSupplier version = reader.generation()::version;
            ItemFacts bread = new ItemReader(reader.connection(), version).facts("100", day).orElseThrow();
            assertThat(bread.unitPrice()).isEqualTo(UnitPrice.of("2.50", EURO));
            StoreFacts facts = new StoreReader(reader.connection(), version).store(SmallStore.STORE, day).orElseThrow();
            for (Object body : List.of(bread, facts)) {
                String json = WireJson.mapper().writeValueAsString(body);
                assertThat((Object) WireJson.mapper().readValue(json, body.getClass())).isEqualTo(body);
            }
        }
    }

    private static HealthAnswer read(String json) throws JsonProcessingException {
        return WireJson.mapper().readValue(json, HealthAnswer.class);
    }
}
