package org.evertill.scaleunit.headquarters.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose a code is at headquarters decides whose the row is, and no row takes another product's code unseen. */
class CodeOwnersTest {
    private static final String BY_CODE = """
            {"name": "codes", "columns": {"code": "code", "name": "name", "price": "price"}}""";
    private static final String BY_NUMBER = """
            {"name": "numbers", "columns": {"number": "number", "code": "code", "name": "name", "price": "price"}}""";
    private static final String OFFERS = """
            {"name": "offers", "content": "promotions",
             "columns": {"code": "code", "promotion": "promotion", "description": "text", "promotion-price": "price"}}
            """;

    @TempDir
    private Path folder;
    private ImportDesk desk;

    @BeforeEach
    void open() throws Exception {
        desk = new ImportDesk(folder);
        desk.headquarters().masters().save(List.of(
                Row.of(ChannelTables.CURRENCY, "EUR", 2, 1),
                Row.of(ChannelTables.STORE, "1", "One", "", "", "EUR", "Europe/Paris", "fr", ""),
                Row.of(ChannelTables.PRODUCT, "10198", "Pizza", "frozen", "food", "pc", true, 7, 64_300, true),
                Row.of(ChannelTables.PRODUCT, "10589", "Paper", "gifts", "exempt", "pc", false, null, 12, false),
                Row.of(ChannelTables.PRODUCT_BARCODE, "96385074", "10198", "EAN8"),
                Row.of(ChannelTables.PRODUCT_BARCODE, "55123457", "10198", "EAN8"),
                Row.of(ChannelTables.PRODUCT_BARCODE, "4006381333931", "10589", "EAN13"),
                Row.of(ChannelTables.PRODUCT_PRICE, "10198", "2020-01-01", 4_000_000, "EUR", null),
                Row.of(ChannelTables.PRODUCT_PRICE, "10589", "2020-01-01", 2_220_000, "EUR", null)));
    }

    @AfterEach
    void close() throws Exception {
        desk.close();
    }

    @Test
    void aRowWithoutANumberIsOfTheProductThatHasItsCode() throws Exception {
        ImportReport report = run(request(BY_CODE, "code,name,price", "96385074,Pizza,4.44"));
        assertThat(report.done()).as(report.sentence()).isTrue();
        assertThat(report.stores().getFirst().figures()).containsEntry(Figure.ADDED, "0")
                .containsEntry(Figure.PRICE_CHANGED, "1");
        assertThat(prices()).containsExactly("10198 4440000");
        assertThat(desk.rows("1", ChannelTables.PRODUCT)).as("a blocked product stays blocked").isEmpty();
        assertThat(desk.rows("1", ChannelTables.PRODUCT_BARCODE)).isEmpty();
    }

    @Test
    void aCodeTheStoreAloneHasIsOfItsProductToo() throws Exception {
        run(request(BY_NUMBER, "number,code,name,price", "10589,012345678905,Paper,2.22"));
        ImportReport report = run(request(BY_CODE, "code,name,price", "12345678905,Paper,2.50"));
        assertThat(report.done()).as(report.sentence()).isTrue();
        assertThat(prices()).containsExactly("10589 2500000");
    }

    @Test
    void twoCodesOfOneProductAreOneAndMustAgree() throws Exception {
        ImportRequest agreeing = request(BY_CODE, "code,name,price", "96385074,Pizza,4.44", "55123457,Pizza,4.44");
        assertThat(run(agreeing).stores().getFirst().figures()).containsEntry(Figure.ITEMS, "1");
        ImportReport report =
                run(request(BY_CODE, "code,name,price", "96385074,Pizza,4.44", "55123457,Pizza,5.00").skippingBad());
        assertThat(report.stores().getFirst().rejected()).isEqualTo(Map.of(Rejection.CONTRADICTION, 1));
        assertThat(prices()).containsExactly("10198 4440000");
    }

    @Test
    void changesOfOneCodeLeaveTheProductItsOtherCodes() throws Exception {
        makeProductWithTwoCodes();
        assertThat(run(request(BY_CODE, "code,name,price", "2000000000015,Rice,1.20")).done()).isTrue();
        assertThat(prices()).containsExactly("P 1200000");
        assertThat(codes()).containsExactlyInAnyOrder("2000000000015 P", "2000000000022 P");
        run(request(BY_NUMBER, "number,code,name,price", "P,2000000000015,Rice,1.20",
                "10589,2000000000022,Paper,2.22"));
        assertThat(codes()).as("a code that the file gives to another product")
                .containsExactlyInAnyOrder("2000000000015 P", "2000000000022 10589");
        run(whole(request(BY_CODE, "code,name,price", "2000000000015,Rice,1.20")));
        assertThat(codes()).as("a full list without it").containsExactly("2000000000015 P");
    }

    @Test
    void aRejectedRowKeepsItsCodeThoughAnotherOfTheProductIsTaken() throws Exception {
        makeProductWithTwoCodes();
        ImportReport report = run(whole(request(BY_CODE, "code,name,price", "2000000000015,Rice,1.20",
                "2000000000022,Rice,1.30").skippingBad()));
        assertThat(report.stores().getFirst().rejected()).isEqualTo(Map.of(Rejection.CONTRADICTION, 1));
        assertThat(prices()).containsExactly("P 1200000");
        assertThat(codes()).containsExactlyInAnyOrder("2000000000015 P", "2000000000022 P");
        run(whole(request(BY_NUMBER, "number,code,name,price", "P,2000000000015,Rice,1.20",
                "P,2000000000022,Rice,dear").skippingBad()));
        assertThat(codes()).containsExactlyInAnyOrder("2000000000015 P", "2000000000022 P");
    }

    @Test
    void aRowDoesNotTakeTheCodeOfAProductItSaysNothingOf() throws Exception {
        ImportReport report = run(request(BY_NUMBER, "number,code,name,price", "10589,96385074,Paper,2.50"));
        assertThat(report.done()).isFalse();
        assertThat(report.sentence()).contains("1 of 1 rows are rejected", "The item code 96385074 is product 10198's"
                + " at headquarters. Correct it; to give the code to another product, have 10198 in the file too,"
                + " with another code.");
        assertThat(prices()).isEmpty();
    }

    @Test
    void aCodeMovesWithAFileThatHasBothProducts() throws Exception {
        ImportReport report = run(request(BY_NUMBER, "number,code,name,price", "10198,55123457,Pizza,4.00",
                "10589,96385074,Paper,2.22"));
        assertThat(report.done()).as(report.sentence()).isTrue();
        assertThat(desk.rows("1", ChannelTables.PRODUCT_BARCODE)).containsExactly(
                Row.of(ChannelTables.PRODUCT_BARCODE, "96385074", "10589", "EAN8"));
    }

    @Test
    void whereEveryRowIsRejectedTheStoreKeepsWhatItHas() throws Exception {
        run(request(BY_CODE, "code,name,price", "96385074,Pizza,4.44"));
        ImportRequest wrong = request(BY_NUMBER, "number,code,name,price", "10589,55123457,Paper,2.50").skippingBad();
        ImportReport report = run(whole(wrong));
        assertThat(report.done()).isFalse();
        assertThat(report.sentence()).contains("Every row is rejected");
        assertThat(prices()).containsExactly("10198 4440000");
    }

    @Test
    void aRejectedRowKeepsTheProductOfItsCode() throws Exception {
        run(request(BY_CODE, "code,name,price", "96385074,Pizza,4.44"));
        ImportRequest next = request(BY_CODE, "code,name,price", "96385074,Pizza,dear", "4006381333931,Paper,2.50");
        assertThat(run(whole(next.skippingBad())).done()).isTrue();
        assertThat(prices()).containsExactly("10198 4440000", "10589 2500000");
    }

    @Test
    void aPromotionOfACodeIsOfItsProduct() throws Exception {
        ImportReport report = run(request(OFFERS, "promotion,code,text,price", "P1,96385074,Two for one,4.00"));
        assertThat(report.done()).as(report.sentence()).isTrue();
        assertThat(report.stores().getFirst().remarks()).isEmpty();
        assertThat(desk.rows("1", ChannelTables.PROMOTION_PRODUCT)).extracting(row -> row.text("product_number"))
                .containsExactly("10198");
        run(whole(request(OFFERS, "promotion,code,text,price", "P1,96385074,Two for one,dear",
                "P2,4006381333931,Half price,1.11").skippingBad()));
        assertThat(desk.rows("1", ChannelTables.PROMOTION_PRODUCT)).extracting(row -> row.text("product_number"))
                .containsExactlyInAnyOrder("10198", "10589");
    }

    private List<String> prices() throws Exception {
        return desk.rows("1", ChannelTables.PRODUCT_PRICE).stream()
                .map(row -> row.text("product_number") + " " + row.integer("unit_price_micros")).toList();
    }

    /** A product of store 1 alone. */
    private void makeProductWithTwoCodes() throws Exception {
        ImportRequest two =
                request(BY_NUMBER, "number,code,name,price", "P,2000000000015,Rice,1.00", "P,2000000000022,Rice,1.00");
        ImportReport report = run(new ImportRequest(two.file(), two.mapping(), "tester", false, true, true, "1",
                Map.of(), Optional.empty(), Optional.empty()));
        assertThat(report.done()).as(report.sentence()).isTrue();
    }

    private List<String> codes() throws Exception {
        return desk.rows("1", ChannelTables.PRODUCT_BARCODE).stream()
                .map(row -> row.text("barcode") + " " + row.text("product_number")).toList();
    }

    private ImportReport run(ImportRequest request) throws Exception {
        return desk.run(request);
    }

    /** Changes only, of store 1, all or nothing. */
    private ImportRequest request(String mapping, String... lines) throws Exception {
        ImportRequest request = desk.request(mapping, lines);
        return new ImportRequest(request.file(), request.mapping(), "tester", false, true, false, "1", Map.of(),
                Optional.empty(), Optional.empty());
    }

    private static ImportRequest whole(ImportRequest request) {
        return new ImportRequest(request.file(), request.mapping(), "tester", request.skipBad(), false, false, "1",
                Map.of(), Optional.empty(), Optional.empty());
    }
}
