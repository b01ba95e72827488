package org.evertill.verification.imports;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.evertill.exchange.packages.PackageManifest;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.Row;
import org.evertill.exchange.tables.SchedulerJob;
import org.evertill.scaleunit.headquarters.Headquarters;
import org.evertill.scaleunit.headquarters.imports.Figure;
import org.evertill.scaleunit.headquarters.imports.ImportJob;
import org.evertill.scaleunit.headquarters.imports.ImportMapping;
import org.evertill.scaleunit.headquarters.imports.ImportReport;
import org.evertill.scaleunit.headquarters.imports.ImportRequest;
import org.evertill.scaleunit.headquarters.imports.MappingShelf;
import org.evertill.scaleunit.headquarters.imports.Remark;
import org.evertill.scaleunit.headquarters.imports.StoreSummary;
import org.evertill.verification.RealFiles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real price lists of several chains, day after day, beside what somebody else has counted in them. */
@Order(6)
class IsraelPricesTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-08-09T09:00:00Z"), ZoneOffset.UTC);
    /** A product is a row, its code another, its price a third. */
    private static final long ROWS_OF_A_PRODUCT = 3;
    private static final String STORE = """
            "store": {"currency": "ILS", "language": "he", "time-zone": "Asia/Jerusalem"}""";
    private static final String PRICES = """
            {"name": "prices", "content": "products", %s,
             "columns": {"chain": "מזהה רשת", "chain-name": "רשת", "store": "מזהה חנות", "code": "ברקוד",
                         "name": "שם מוצר", "price": "מחיר (₪)", "weighed": "שקיל"}}""".formatted(STORE);
    private static final String PROMOTIONS = """
            {"name": "promotions", "content": "promotions", %s,
             "columns": {"chain": "מזהה רשת", "chain-name": "רשת", "store": "מזהה חנות", "code": "ברקוד",
                         "promotion": "מזהה מבצע", "description": "תיאור מבצע", "valid-to": "בתוקף עד",
                         "minimum-quantity": "כמות מינימום", "promotion-price": "מחיר מבצע (₪)",
                         "discount-rate": "שיעור הנחה", "members-only": "מועדון", "coupon": "קופון",
                         "reward": "סוג הטבה"}}""".formatted(STORE);

    @TempDir
    private Path folder;
    private Headquarters headquarters;

    @BeforeEach
    void open() throws Exception {
        headquarters = new Headquarters(folder.resolve("headquarters"), CLOCK);
        headquarters.start();
    }

    @AfterEach
    void close() throws Exception {
        headquarters.stop();
    }

    @Test
    void everyDayComesToWhatWasCountedAndItsPackagesCarryJustTheChanges() throws Exception {
        Map<String, Map<String, NamedCsvRecord>> expected = expected();
        ImportMapping mapping = mapping(PRICES);
        Map<String, String> unchanged = new HashMap<>();
        for (Map.Entry<String, Map<String, NamedCsvRecord>> day : expected.entrySet()) {
            ImportReport report = run(file("prices", day.getKey()), mapping);
            assertThat(report.stores()).extracting(summary -> summary.store().toString())
                    .containsExactlyElementsOf(new TreeSet<>(day.getValue().keySet()));
            for (StoreSummary store : report.stores()) {
                compare(store, day.getValue().get(store.store().toString()));
                unchanged.remove(store.dataGroup());
            }
            for (String group : unchanged.keySet()) {
                assertThat(publish(group)).as("a store absent from the file gets nothing").isEmpty();
            }
            report.stores().forEach(store -> unchanged.put(store.dataGroup(), store.number()));
            assertThat(run(file("prices", day.getKey()), mapping).counts().rowsChanged()).as("twice").isZero();
        }
    }

    @Test
    void everyRowOfThePromotionsIsTakenOrTold() throws Exception {
        for (String day : expected().keySet()) {
            run(file("prices", day), mapping(PRICES));
            ImportReport report = run(file("promos", day), mapping(PROMOTIONS));
            long terms = report.stores().stream()
                    .mapToLong(store -> Long.parseLong(store.figures().get(Figure.TERMS))
                            + store.remarks().getOrDefault(Remark.NO_PRODUCT, 0)).sum();
            assertThat(terms).as(day).isEqualTo(report.counts().rowsRead());
            for (StoreSummary store : report.stores()) {
                assertThat(headquarters.masters().rows(store.dataGroup(), ChannelTables.PROMOTION_PRODUCT))
                        .allMatch(row -> row.value("discount_ppm") == null || row.integer("discount_ppm") <= 1_000_000);
            }
        }
    }

    private void compare(StoreSummary store, NamedCsvRecord expected) throws Exception {
        List<Row> products = headquarters.masters().rows(store.dataGroup(), ChannelTables.PRODUCT);
        BigDecimal sum = headquarters.masters().rows(store.dataGroup(), ChannelTables.PRODUCT_PRICE).stream()
                .map(row -> BigDecimal.valueOf(row.integer("unit_price_micros"), 6))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(products).as(store.store().toString()).hasSize(Integer.parseInt(expected.getField("items")));
        assertThat(sum).isEqualByComparingTo(expected.getField("price_sum"));
        List<PackageManifest> made = publish(store.dataGroup());
        boolean first = expected.getField("added").isEmpty();
        for (Figure figure : Figure.values()) {
            Optional<String> counted = expected.findField(figure.code().replace('-', '_'))
                    .filter(text -> !text.isEmpty());
            counted.ifPresent(text -> assertThat(new BigDecimal(store.figures().get(figure)))
                    .as("%s of %s", figure, store.store()).isEqualByComparingTo(text));
        }
        if (first) {
            assertThat(made).hasSize(2).noneMatch(PackageManifest::isDelta);
        } else {
            assertThat(made).singleElement().matches(PackageManifest::isDelta)
                    .extracting(PackageManifest::changes).isEqualTo(ROWS_OF_A_PRODUCT
                            * (number(expected, "added") + number(expected, "removed"))
                            + number(expected, "price_changed") + number(expected, "renamed"));
        }
    }

    private static long number(NamedCsvRecord row, String field) {
        return Long.parseLong(row.getField(field));
    }

    private List<PackageManifest> publish(String dataGroup) throws Exception {
        return headquarters.publisher().publish(dataGroup, SchedulerJob.ALL.jobs());
    }

    private ImportReport run(Path file, ImportMapping mapping) throws Exception {
        ImportReport report = new ImportJob(headquarters, CLOCK)
                .run(ImportRequest.of(file, mapping).makingMissing(), (rows, percent) -> { });
        assertThat(report.done()).as(report.sentence()).isTrue();
        assertThat(report.counts().rowsRejected()).isZero();
        return report;
    }

    private ImportMapping mapping(String json) throws Exception {
        return new MappingShelf(headquarters.database(), CLOCK)
                .keep(Files.writeString(folder.resolve("mapping.json"), json));
    }

    private static Path file(String kind, String day) {
        return RealFiles.folder("israel-prices").resolve("israeli_" + kind + "_" + day + ".csv.gz");
    }

    /** What was counted, by day and by store. */
    private static Map<String, Map<String, NamedCsvRecord>> expected() throws IOException {
        Map<String, Map<String, NamedCsvRecord>> days = new LinkedHashMap<>();
        List<NamedCsvRecord> rows = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> file = CsvReader.builder().ofNamedCsvRecord(
                RealFiles.folder("israel-prices").resolve("expected_by_day_store.csv"))) {
            file.forEach(rows::add);
        }
        for (NamedCsvRecord row : rows) {
            days.computeIfAbsent(row.getField("date"), first -> new LinkedHashMap<>())
                    .put(row.getField("chain_id") + "/" + row.getField("store_id"), row);
        }
        return days;
    }
}
