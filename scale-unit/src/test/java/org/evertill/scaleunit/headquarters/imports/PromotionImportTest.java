package org.evertill.scaleunit.headquarters.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Promotions as chains write them: what is odd is decided and told, never dropped. */
class PromotionImportTest {
    private static final String HEADER = "chain,store,code,promotion,text,until,quantity,price,rate,club,coupon,kind";
    private static final String STORE = "A-001";

    @TempDir
    private Path folder;
    private ImportDesk desk;

    @BeforeEach
    void openWithOneProduct() throws Exception {
        desk = new ImportDesk(folder);
        desk.run(desk.request(ImportDesk.PRICES, "chain,store,code,name,price,weighed", "A,001,31,Figs,12.50,1"));
    }

    @AfterEach
    void close() throws Exception {
        desk.close();
    }

    @Test
    void termsAndHeadingsAreTakenAsWritten() throws Exception {
        run("A,001,31,P1,Two figs for ten,2027-01-01,2,10.00,25,1,0,10");
        assertThat(desk.rows(STORE, ChannelTables.PROMOTION)).containsExactly(Row.of(ChannelTables.PROMOTION, "P1",
                "Two figs for ten", null, "2027-01-01", true, false, "10", null, null, null));
        assertThat(desk.rows(STORE, ChannelTables.PROMOTION_PRODUCT))
                .containsExactly(terms("31", "P1", 2_000, 10_000_000L, 250_000L));
    }

    @Test
    void aRateAboveAHundredIsInHundredths() throws Exception {
        ImportReport report = run("A,001,31,P1,Text,2027-01-01,1,,2500,0,0,1",
                "A,001,31,P2,Text,2027-01-01,1,,100,0,0,2");
        assertThat(desk.rows(STORE, ChannelTables.PROMOTION_PRODUCT)).containsExactly(
                terms("31", "P1", 1_000, null, 250_000L), terms("31", "P2", 1_000, null, 1_000_000L));
        assertThat(remarks(report)).isEqualTo(Map.of(Remark.RATE_IN_HUNDREDTHS, 1));
    }

    @Test
    void thePlaceholderCodeIsForNoProductInParticular() throws Exception {
        ImportReport report = run("A,001,0000000000000,P1,Coupon,2027-01-01,1,22.90,,0,1,0");
        assertThat(desk.rows(STORE, ChannelTables.PROMOTION)).containsExactly(Row.of(ChannelTables.PROMOTION, "P1",
                "Coupon", null, "2027-01-01", false, true, "0", 1_000, 22_900_000, null));
        assertThat(desk.rows(STORE, ChannelTables.PROMOTION_PRODUCT)).isEmpty();
        assertThat(remarks(report)).isEqualTo(Map.of(Remark.NO_PRODUCT, 1));
    }

    @Test
    void endedOnesUnlistedCodesAndAnyWeightAreKeptAndRemarked() throws Exception {
        ImportReport report = run("A,001,31,P1,Text,2026-08-09,0.01,9.90,,0,0,1",
                "A,001,77,P2,Text,2026-08-10,1,1,,0,0,1");
        assertThat(desk.rows(STORE, ChannelTables.PROMOTION_PRODUCT)).containsExactly(
                terms("31", "P1", 10, 9_900_000L, null), terms("77", "P2", 1_000, 1_000_000L, null));
        assertThat(remarks(report))
                .isEqualTo(Map.of(Remark.ENDED, 1, Remark.ANY_WEIGHT, 1, Remark.NOT_IN_PRICE_LIST, 1));
    }

    @Test
    void aRateThatIsNoneIsLeftOutWhereThereIsAPriceAndRejectedOtherwise() throws Exception {
        ImportReport report = desk.run(desk.request(ImportDesk.PROMOTIONS, HEADER,
                "A,001,31,P1,Text,2027-01-01,1,24.00,*,0,0,1", "A,001,31,P2,Text,2027-01-01,1,24.00,-3,0,0,1",
                "A,001,31,P3,Text,2027-01-01,1,0,,0,0,9", "A,001,31,P4,Text,2027-01-01,1,0,50,0,0,9",
                "A,001,31,P5,Text,2027-01-01,1,,*,0,0,1", "A,001,31,P6,Text,2027-01-01,1,,10001,0,0,1").skippingBad());
        assertThat(desk.rows(STORE, ChannelTables.PROMOTION_PRODUCT)).containsExactly(
                terms("31", "P1", 1_000, 24_000_000L, null), terms("31", "P2", 1_000, 24_000_000L, null),
                terms("31", "P3", 1_000, null, null), terms("31", "P4", 1_000, null, 500_000L));
        assertThat(remarks(report)).isEqualTo(Map.of(Remark.RATE_UNREADABLE, 1, Remark.RATE_NEGATIVE, 1,
                Remark.NO_TERMS, 1, Remark.PROMOTION_PRICE_ZERO, 1));
        assertThat(report.stores().getFirst().rejected())
                .isEqualTo(Map.of(Rejection.NOT_A_NUMBER, 1, Rejection.RATE_TOO_HIGH, 1));
    }

    @Test
    void headingsThatContradictEachOtherAreRejected() throws Exception {
        ImportReport report = desk.run(desk.request(ImportDesk.PROMOTIONS, HEADER,
                "A,001,31,P1,Text,2027-01-01,1,5,,0,0,1",
                "A,001,32,P1,Other text,2027-01-01,1,5,,0,0,1").skippingBad());
        assertThat(report.stores().getFirst().rejected()).isEqualTo(Map.of(Rejection.CONTRADICTION, 1));
    }

    @Test
    void whatIsAbsentTheNextDayIsRemovedAndAChangeIsOneRow() throws Exception {
        run("A,001,31,P1,Text,2027-01-01,1,5,,0,0,1", "A,001,31,P2,Text,2027-01-01,1,5,,0,0,1");
        ImportReport report = run("A,001,31,P1,Text,2027-01-01,1,4,,0,0,1");
        assertThat(report.counts().rowsChanged()).as("one price, one heading and its terms").isEqualTo(3);
        assertThat(report.stores().getFirst().figures()).containsEntry(Figure.CHANGED, "1")
                .containsEntry(Figure.REMOVED, "1").containsEntry(Figure.PROMOTIONS, "1");
        assertThat(desk.rows(STORE, ChannelTables.PRODUCT)).as("products are another file's").hasSize(1);
    }

    private ImportReport run(String... lines) throws Exception {
        String[] all = new String[lines.length + 1];
        all[0] = HEADER;
        System.arraycopy(lines, 0, all, 1, lines.length);
        ImportReport report = desk.run(desk.request(ImportDesk.PROMOTIONS, all));
        assertThat(report.done()).as(report.sentence()).isTrue();
        return report;
    }

    private static Row terms(String product, String promotion, int quantity, @Nullable Long price,
            @Nullable Long discount) {
        return Row.of(ChannelTables.PROMOTION_PRODUCT, product, promotion, quantity, price, discount);
    }

    private static Map<Remark, Integer> remarks(ImportReport report) {
        return report.stores().getFirst().remarks();
    }
}
