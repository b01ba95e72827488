package org.evertill.verification.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;
import org.evertill.verification.audit.InvoiceTotals;
import org.evertill.verification.audit.MonthTotals;
import org.evertill.verification.sales.SalesFile;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Order(4)
class ReplayRunTest {

    private static final long SEED = 3;

    @TempDir
    private Path folder;

    @Test
    void bringsEveryOddInvoiceToHeadquartersToThePenny() throws Exception {
        ReplayReport report = replay(CraftedSales.write(folder.resolve("sales.csv"), 0), OptionalLong.empty());
        assertThat(report.holds()).as(report.account()).isTrue();
        assertThat(report.audit().transactions()).isEqualTo(9);
        assertThat(report.audit().byInvoice()).isEqualTo(Map.of(
                "600001", new InvoiceTotals(5, "51.55"), "C600002", new InvoiceTotals(1, "-7.65"),
                "600003", new InvoiceTotals(1, "168469.60"), "C600004", new InvoiceTotals(1, "-168469.60"),
                "600005", new InvoiceTotals(1, "0.00"), "A600006", new InvoiceTotals(1, "11062.06"),
                "A600007", new InvoiceTotals(1, "-11062.06"), "600008", new InvoiceTotals(2, "125000.01"),
                "C600009", new InvoiceTotals(1, "-0.01")));
        assertThat(report.audit().byMonth()).isEqualTo(Map.of(
                "2011-07", new MonthTotals(9, 5, "168521.15", "-168477.25", "43.90"),
                "2011-08", new MonthTotals(5, 4, "125000.01", "-0.01", "125000.00")));
        assertThat(report.audit().headquartersNet()).isEqualTo("125043.90");
    }

    @Test
    void losesAndDoublesNothingWhileTheNetworkIsCutAndProgramsDie() throws Exception {
        ReplayReport report = replay(CraftedSales.write(folder.resolve("sales.csv"), 300), OptionalLong.of(SEED));
        assertThat(report.holds()).as(report.account()).isTrue();
        assertThat(report.outages().cuts()).as(report.account()).isGreaterThanOrEqualTo(30);
        assertThat(report.outages().planned()).as(report.account()).hasSize(6);
        assertThat(report.outages().restarts()).as(report.account()).hasSize(3);
        assertThat(report.outages().cartsTakenUp()).as(report.account()).isPositive();
        assertThat(report.outages().alreadyHere()).as(report.account()).isPositive();
        assertThat(report.audit().quarantined()).as(report.account()).isGreaterThanOrEqualTo(4);
        assertThat(report.audit().offlineTransactions()).as(report.account()).isPositive();
        assertThat(report.audit().switches()).as(report.account()).isPositive();
    }

    @Test
    void doesTheSameForTheSameSeed() {
        Outages first = Outages.draw(OptionalLong.of(SEED), 10_000);
        Outages again = Outages.draw(OptionalLong.of(SEED), 10_000);
        for (int invoice = 0; invoice < 10_000; invoice++) {
            assertThat(again.in(invoice)).isEqualTo(first.in(invoice));
            assertThat(again.endsBefore(invoice)).isEqualTo(first.endsBefore(invoice));
            assertThat(again.awaitsScaleUnit(invoice)).isEqualTo(first.awaitsScaleUnit(invoice));
        }
        assertThat(first.cuts().values()).hasSize(6).allMatch(times -> times >= 50);
        assertThat(first.restarts().values()).hasSize(3).allMatch(times -> times >= 10);
        assertThat(Outages.draw(OptionalLong.empty(), 10_000).cuts()).isEmpty();
    }

    private ReplayReport replay(Path sales, OptionalLong outages) throws Exception {
        return new ReplayRun(SalesFile.read(sales), sales, folder, outages, sentence -> { }).run();
    }
}
