package org.evertill.scaleunit.headquarters.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.Row;
import org.evertill.scaleunit.StorageKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Catalogues with prices, store by store and day by day. */
class PriceImportTest {
    private static final String HEADER = "chain,store,code,name,price,weighed";
    private static final String MILK = "7290008469890";

    @TempDir
    private Path folder;
    private ImportDesk desk;

    @BeforeEach
    void open() throws Exception {
        desk = new ImportDesk(folder);
    }

    @AfterEach
    void close() throws Exception {
        desk.close();
    }

    @Test
    void makesStoresWithWhatTheirProductsNeed() throws Exception {
        ImportReport report = run(HEADER, "A,001," + MILK + ",Milk,6.90,0", "A,001,31,Figs,12.5,1");
        assertThat(report.done()).as(report.sentence()).isTrue();
        assertThat(figures(report, "001")).isEqualTo(Map.of(Figure.ITEMS, "2", Figure.PRICE_SUM, "19.40",
                Figure.WEIGHTED, "1", Figure.ADDED, "2", Figure.REMOVED, "0", Figure.PRICE_CHANGED, "0",
                Figure.RENAMED, "0", Figure.KEPT, "0"));
        assertThat(desk.rows("A-001", ChannelTables.PRODUCT)).containsExactly(
                Row.of(ChannelTables.PRODUCT, "31", "Figs", "imported", "vat", "kg", true, null, 0, false),
                Row.of(ChannelTables.PRODUCT, MILK, "Milk", "imported", "vat", "ea", true, null, 0, false));
        assertThat(desk.rows("A-001", ChannelTables.PRODUCT_BARCODE)).containsExactly(
                Row.of(ChannelTables.PRODUCT_BARCODE, "31", "31", "CODE"),
                Row.of(ChannelTables.PRODUCT_BARCODE, MILK, MILK, "EAN13"));
        assertThat(desk.rows("A-001", ChannelTables.PRODUCT_PRICE)).containsExactly(
                Row.of(ChannelTables.PRODUCT_PRICE, "31", "2026-08-10", 12_500_000, "ILS", null),
                Row.of(ChannelTables.PRODUCT_PRICE, MILK, "2026-08-10", 6_900_000, "ILS", null));
        assertThat(desk.headquarters().masters().rows(ChannelTables.STORE)).containsExactly(Row.of(
                ChannelTables.STORE, "A-001", "Store A-001", "", "", "ILS", "Asia/Jerusalem", "he", ""));
        assertThat(desk.headquarters().masters().rows(ChannelTables.TAX_RATE)).extracting(row ->
                row.integer("rate_ppm")).containsExactly(180_000L);
    }

    @ParameterizedTest
    @EnumSource(StorageKind.class)
    void twoDaysComeToTheSameInEitherDatabase(StorageKind kind) throws Exception {
        ImportDesk either = new ImportDesk(folder.resolve("either"), kind);
        try {
            either.mappings().keep(either.write("prices.json", ImportDesk.PRICES));
            either.mappings().keep(either.write("prices.json", ImportDesk.PRICES));
            either.run(either.request(ImportDesk.PRICES, HEADER, "A,001,31,Figs,12.50,1", "A,001,32,Dates,9,1"));
            ImportReport next = either.run(either.request(ImportDesk.PRICES, HEADER, "A,001,31,Figs,11,1"));
            assertThat(next.sentence()).isEqualTo(
                    "1 rows were read and 4 rows of headquarters' tables are new, changed or gone.");
            assertThat(either.mappings().fitting(List.of(HEADER.split(","))).name()).isEqualTo("prices");
            assertThat(either.history().newest(9)).extracting(ImportHistory.Run::number,
                    ImportHistory.Run::rowsChanged).containsExactly(tuple(2L, 4L), tuple(1L, 13L));
        } finally {
            either.close();
        }
    }

    @Test
    void numbersOfTwoChainsDoNotCollide() throws Exception {
        run(HEADER, "A,001,31,Figs,12.50,1", "B,001,31,Soap,3.00,0");
        assertThat(names("A-001")).containsExactly("Figs");
        assertThat(names("B-001")).containsExactly("Soap");
    }

    @Test
    void anAbsentItemIsRemovedAndAnAbsentStoreUnchanged() throws Exception {
        run(HEADER, "A,001,31,Figs,12.50,1", "A,001,32,Dates,9.00,1", "B,001,31,Soap,3.00,0");
        ImportReport report = run(HEADER, "A,001,31,Figs,11.00,1", "A,001,33,Plums,5.00,1");
        assertThat(figures(report, "001")).containsEntry(Figure.ADDED, "1").containsEntry(Figure.REMOVED, "1")
                .containsEntry(Figure.PRICE_CHANGED, "1").containsEntry(Figure.RENAMED, "0");
        assertThat(report.counts().rowsChanged()).as("3 rows new, 3 gone, a price").isEqualTo(7);
        assertThat(names("A-001")).containsExactly("Figs", "Plums");
        assertThat(names("B-001")).containsExactly("Soap");
        assertThat(report.stores().getFirst().losesMost()).isFalse();
        assertThat(run(HEADER, "A,001,34,Pears,5.00,1").stores().getFirst().losesMost()).isTrue();
    }

    @Test
    void aPartialFileLeavesWhatItLacks() throws Exception {
        run(HEADER, "A,001,31,Figs,12.50,1", "A,001,32,Dates,9.00,1");
        ImportRequest request = desk.request(ImportDesk.PRICES, HEADER, "A,001,32,Dried dates,9.00,1");
        ImportReport report = desk.run(new ImportRequest(request.file(), request.mapping(), "tester", false, true,
                false, "", Map.of(), Optional.empty(), Optional.empty()));
        assertThat(figures(report, "001")).containsEntry(Figure.KEPT, "1").containsEntry(Figure.RENAMED, "1")
                .containsEntry(Figure.ITEMS, "2").containsEntry(Figure.PRICE_SUM, "21.50");
        assertThat(names("A-001")).containsExactly("Figs", "Dried dates");
    }

    @Test
    void theSameFileTwiceChangesNothingAndSaysSo() throws Exception {
        String[] lines = {HEADER, "A,001," + MILK + ",Milk,6.90,0", "A,001,10181040009,Soap,3.00,0"};
        run(lines);
        ImportReport again = run(lines);
        assertThat(again.counts()).isEqualTo(new ImportCounts(2, 0, 0));
        assertThat(again.sentence())
                .isEqualTo("Nothing has changed: headquarters has everything in file.csv already.");
    }

    @Test
    void whatTheFileDoesNotSayOfAProductStays() throws Exception {
        run(HEADER, "A,001,31,Figs,12.50,1");
        Row blocked = desk.rows("A-001", ChannelTables.PRODUCT).getFirst().with("blocked", true)
                .with("favourite_position", 3);
        desk.headquarters().masters().bring("store-A-001", Map.of(ChannelTables.PRODUCT, List.of(blocked)));
        run(HEADER, "A,001,31,Fresh figs,12.50,1");
        assertThat(desk.rows("A-001", ChannelTables.PRODUCT)).containsExactly(blocked.with("name", "Fresh figs"));
    }

    @Test
    void aCodeWithItsZerosRestoredNeverTakesAnotherRowsPlace() throws Exception {
        ImportReport report = run(HEADER, "A,001,10181040009,Soap,3.00,0", "A,001,010181040009,Other soap,4.00,0");
        assertThat(figures(report, "001")).containsEntry(Figure.ITEMS, "2");
        assertThat(report.stores().getFirst().remarks()).isEqualTo(Map.of(Remark.ZEROS_NOT_RESTORED, 1));
        assertThat(names("A-001")).containsExactly("Other soap", "Soap");
    }

    @Test
    void aRepeatedRowIsRemarkedAndAContradictingOneRejected() throws Exception {
        ImportReport report = desk.run(desk.request(ImportDesk.PRICES, HEADER, "A,001,31,Figs,12.50,1",
                "A,001,31,Figs,12.50,1", "A,001,31,Figs,13.00,1").skippingBad());
        assertThat(report.stores().getFirst().remarks()).isEqualTo(Map.of(Remark.REPEATED, 1));
        assertThat(report.stores().getFirst().rejected()).isEqualTo(Map.of(Rejection.CONTRADICTION, 1));
        assertThat(figures(report, "001")).containsEntry(Figure.PRICE_SUM, "12.50");
    }

    @Test
    void pricesOfZeroNamesWithBreaksAndMissingNamesAreTakenAndRemarked() throws Exception {
        ImportReport report = run(HEADER, "A,001,31,Figs,0,1", "A,001,32,\"Da\ntes\",1,1", "A,001,33,,1,1");
        assertThat(report.stores().getFirst().remarks())
                .isEqualTo(Map.of(Remark.PRICE_ZERO, 1, Remark.NAME_CLEANED, 1, Remark.NAME_MISSING, 1));
        assertThat(names("A-001")).containsExactly("Figs", "Da tes", "33");
    }

    @Test
    void severalCodesOfOneProductComeInSeveralRows() throws Exception {
        String mapping = """
                {"name": "catalogue", "columns": {"number": "no", "code": "ean", "name": "name", "price": "price",
                 "category": "cat"}}""";
        desk.headquarters().masters().save(List.of(
                Row.of(ChannelTables.STORE, "1", "One", "", "", "EUR", "Europe/Paris", "fr", ""),
                Row.of(ChannelTables.CATEGORY, "fruit", "all", "grey", 1)));
        ImportRequest request = desk.request(mapping, "no,ean,name,price,cat", "F1," + MILK + ",Figs,1,fruit",
                "F1,96385074,Figs,1,fruit", "F2,96385074,Dates,1,fruit", "F3,5901234123457,Plums,1,metal");
        ImportReport report = desk.run(new ImportRequest(request.file(), request.mapping(), "tester", true, false,
                true, "1", Map.of(), Optional.empty(), Optional.empty()));
        assertThat(report.stores().getFirst().rejected())
                .isEqualTo(Map.of(Rejection.CODE_TAKEN, 1, Rejection.CATEGORY_UNKNOWN, 1));
        assertThat(desk.rows("1", ChannelTables.PRODUCT_BARCODE)).extracting(row -> row.text("barcode") + " "
                + row.text("product_number")).containsExactly(MILK + " F1", "96385074 F1");
    }

    private ImportReport run(String... lines) throws Exception {
        return desk.run(desk.request(ImportDesk.PRICES, lines));
    }

    private List<String> names(String store) throws Exception {
        return desk.rows(store, ChannelTables.PRODUCT).stream().map(row -> row.text("name")).toList();
    }

    private static Map<Figure, String> figures(ImportReport report, String store) {
        return new TreeMap<>(report.stores().stream().filter(summary -> summary.store().store().equals(store))
                .findFirst().orElseThrow().figures());
    }
}
