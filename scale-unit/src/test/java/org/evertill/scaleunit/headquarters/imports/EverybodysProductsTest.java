package org.evertill.scaleunit.headquarters.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.Row;
import org.evertill.scaleunit.headquarters.DataGroups;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files for a store that shares products with all others: what they do not say stays as it is for everybody. */
class EverybodysProductsTest {
    private static final String MAPPING = """
            {"name": "list", "columns": {"number": "number", "code": "code", "name": "name", "price": "price"}}""";
    private static final String HEADER = "number,code,name,price";
    private static final Row PIZZA =
            Row.of(ChannelTables.PRODUCT, "10198", "Pizza", "frozen", "food", "pc", true, 7, 64_300, true);
    private static final Row PAPER =
            Row.of(ChannelTables.PRODUCT, "10589", "Newspaper", "gifts", "exempt", "pc", false, null, 12, false);

    @TempDir
    private Path folder;
    private ImportDesk desk;

    @BeforeEach
    void open() throws Exception {
        desk = new ImportDesk(folder);
        desk.headquarters().masters().save(List.of(
                Row.of(ChannelTables.CURRENCY, "EUR", 2, 1),
                Row.of(ChannelTables.STORE, "1", "One", "", "", "EUR", "Europe/Paris", "fr", ""), PIZZA, PAPER,
                Row.of(ChannelTables.PRODUCT_BARCODE, "96385074", "10198", "EAN8"),
                Row.of(ChannelTables.PRODUCT_PRICE, "10198", "2020-01-01", 4_000_000, "EUR", null),
                Row.of(ChannelTables.PRODUCT_PRICE, "10589", "2020-01-01", 2_220_000, "EUR", null)));
    }

    @AfterEach
    void close() throws Exception {
        desk.close();
    }

    @Test
    void aPriceChangesNothingElseOfAProductAndNeedsNoGoods() throws Exception {
        ImportReport report = run(true, "10198,96385074,Pizza,4.44", "10589,10589,Newspaper,2.22");
        assertThat(report.done()).as(report.sentence()).isTrue();
        assertThat(report.stores().getFirst().figures()).containsEntry(Figure.ADDED, "0")
                .containsEntry(Figure.PRICE_CHANGED, "1").containsEntry(Figure.ITEMS, "2")
                .containsEntry(Figure.PRICE_SUM, "6.66").doesNotContainKey(Figure.EVERYBODYS);
        assertThat(desk.rows("1", ChannelTables.PRODUCT)).isEmpty();
        assertThat(desk.rows("1", ChannelTables.PRODUCT_PRICE)).containsExactly(
                Row.of(ChannelTables.PRODUCT_PRICE, "10198", "2020-01-01", 4_440_000, "EUR", null));
        assertThat(desk.rows("1", ChannelTables.PRODUCT_BARCODE)).containsExactly(
                Row.of(ChannelTables.PRODUCT_BARCODE, "10589", "10589", "CODE"));
        assertThat(run(true, "10198,96385074,Pizza,4.44").counts().rowsChanged()).isZero();
    }

    @Test
    void aNewNameKeepsBlockTaxCategoryOverrideFavouriteAndPopularity() throws Exception {
        run(true, "10198,96385074,Pizza Roma,4.00");
        assertThat(desk.rows("1", ChannelTables.PRODUCT)).containsExactly(PIZZA.with("name", "Pizza Roma"));
        assertThat(desk.rows("1", ChannelTables.PRODUCT_PRICE)).isEmpty();
        assertThat(run(true, "10589,10589,Newspaper,2.50").stores().getFirst().figures())
                .as("the pizza is kept at everybody's price").containsEntry(Figure.PRICE_SUM, "6.50");
    }

    @Test
    void aPriceOfItsOwnStaysInAPartialFileAndGoesWithAWholeOne() throws Exception {
        run(true, "10198,96385074,Pizza,4.44");
        ImportReport partial = run(true, "10589,10589,Newspaper,2.50");
        assertThat(partial.stores().getFirst().figures()).containsEntry(Figure.KEPT, "1");
        assertThat(prices()).containsExactly("10198 4440000", "10589 2500000");
        ImportReport whole = run(false, "10589,10589,Newspaper,2.50");
        assertThat(prices()).containsExactly("10589 2500000");
        assertThat(whole.stores().getFirst().figures()).as("everybody's pizza cannot be taken from one store")
                .containsEntry(Figure.EVERYBODYS, "1").containsEntry(Figure.REMOVED, "0");
    }

    @Test
    void whatIsKeptCountsAtEverybodysPriceWhereItsOwnIsToComeOrIsOver() throws Exception {
        run(true, "10198,96385074,Pizza,4.44", "10589,10589,Newspaper,2.50");
        Row pizza = Row.of(ChannelTables.PRODUCT_PRICE, "10198", "2026-12-01", 5_000_000, "EUR", null);
        Row paper = Row.of(ChannelTables.PRODUCT_PRICE, "10589", "2026-01-01", 3_000_000, "EUR", "2026-01-31");
        desk.headquarters().masters().bring(DataGroups.ownGroupOf("1"),
                Map.of(ChannelTables.PRODUCT_PRICE, List.of(pizza, paper)));
        assertThat(run(true, "10589,10589,Newspaper,2.50").stores().getFirst().figures())
                .containsEntry(Figure.KEPT, "1").containsEntry(Figure.PRICE_SUM, "6.50");
        desk.headquarters().masters().bring(DataGroups.ownGroupOf("1"),
                Map.of(ChannelTables.PRODUCT_PRICE, List.of(pizza, paper)));
        assertThat(run(true, "10198,96385074,Pizza,4.44").stores().getFirst().figures())
                .containsEntry(Figure.KEPT, "1").containsEntry(Figure.PRICE_SUM, "6.66");
    }

    @Test
    void onlyAProductThatIsNewNeedsCategoryAndTaxGroup() throws Exception {
        assertThat(run(true, "10198,96385074,Pizza,4.44", "N1,31,Figs,1.00").sentence()).isEqualTo(
                "Headquarters lacks category imported, tax group imported, unit ea, which product N1 needs. Nothing"
                        + " was imported. Say in the goods of the mapping what new products are like, make it first,"
                        + " or let --make-missing make it as the mapping says.");
    }

    @Test
    void namesNoScreenCanBearAreRejectedWithAReasonAndHebrewAndArabicAreWelcome() throws Exception {
        ImportReport report = run(true, "10198,96385074,Piz\u202eza,4.44",
                "10589,10589," + "x".repeat(200_000) + ",1");
        assertThat(report.done()).isFalse();
        assertThat(report.sentence()).contains("2 of 2 rows are rejected", "The name holds the invisible character"
                + " U+202E, which makes a text read otherwise than it is. Take it out.");
        assertThat(report.stores()).as("the store is known").extracting(StoreSummary::number).containsExactly("1");
        assertThat(report.stores().getFirst().rejected())
                .isEqualTo(Map.of(Rejection.HIDDEN_CHARACTER, 1, Rejection.TOO_LONG, 1));
        assertThat(run(true, "10198,96385074,\u200fפיצה גדולה,4.44", "10589,10589,جريدة,1").done()).isTrue();
    }

    private List<String> prices() throws Exception {
        return desk.rows("1", ChannelTables.PRODUCT_PRICE).stream()
                .map(row -> row.text("product_number") + " " + row.integer("unit_price_micros")).toList();
    }

    private ImportReport run(boolean partial, String... rows) throws Exception {
        ImportRequest request = desk.request(MAPPING, desk.write("list.csv",
                HEADER + "\n" + String.join("\n", rows) + "\n"));
        return desk.run(new ImportRequest(request.file(), request.mapping(), "tester", false, partial, false, "1",
                Map.of(), Optional.empty(), Optional.empty()));
    }
}
