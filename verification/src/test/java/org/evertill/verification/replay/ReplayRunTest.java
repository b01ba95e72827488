package org.evertill.verification.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;
import org.evertill.verification.audit.InvoiceTotals;
import org.evertill.verification.audit.MonthTotals;
import org.evertill.verification.sales.SalesFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    void losesAndDoublesNothingWhileTheNetworkIsCut() throws Exception {
        ReplayReport report = replay(CraftedSales.write(folder.resolve("sales.csv"), 80), OptionalLong.of(SEED));
        assertThat(report.holds()).as(report.account()).isTrue();
        assertThat(report.outages()).isPositive();
        assertThat(report.faults()).isNotEmpty();
        assertThat(report.audit().offlineTransactions()).as(report.account()).isPositive();
        assertThat(report.audit().switches()).as(report.account()).isPositive();
    }

    @Test
    void cutsInTheSameWayForTheSameSeed() {
        Outages first = Outages.draw(OptionalLong.of(SEED), 5_000);
        Outages again = Outages.draw(OptionalLong.of(SEED), 5_000);
        for (int invoice = 0; invoice < 5_000; invoice++) {
            assertThat(again.beginsIn(invoice)).isEqualTo(first.beginsIn(invoice));
            assertThat(again.endsBefore(invoice)).isEqualTo(first.endsBefore(invoice));
            assertThat(first.line(invoice, 7)).isBetween(1, 7).isEqualTo(again.line(invoice, 7));
        }
        assertThat(first.count()).isBetween(20, 60);
        assertThat(Outages.draw(OptionalLong.empty(), 5_000).count()).isZero();
    }

    private ReplayReport replay(Path sales, OptionalLong outages) throws Exception {
        return new ReplayRun(SalesFile.read(sales), folder, outages, sentence -> { }).run();
    }
}
