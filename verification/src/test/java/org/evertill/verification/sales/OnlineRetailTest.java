package org.evertill.verification.sales;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.evertill.verification.audit.InvoiceTotals;
import org.evertill.verification.audit.MonthTotals;
import org.junit.jupiter.api.Test;

/** Proves the rules of reading and rounding by themselves: without any register they give the expected totals. */
class OnlineRetailTest {

    @Test
    void readingAndRoundingAloneGiveEveryExpectedInvoice() throws Exception {
        Map<String, InvoiceTotals> found = new TreeMap<>();
        for (SalesInvoice invoice : SalesFile.read(OnlineRetail.file()).invoices()) {
            found.put(invoice.number(), new InvoiceTotals(invoice.lines().size(), decimal(invoice.totalMinor())));
        }
        assertThat(found).isEqualTo(OnlineRetail.expectedByInvoice()).hasSize(10_783);
    }

    @Test
    void readingAndRoundingAloneGiveEveryExpectedMonth() throws Exception {
        Map<String, List<SalesInvoice>> byMonth = new TreeMap<>();
        for (SalesInvoice invoice : SalesFile.read(OnlineRetail.file()).invoices()) {
            byMonth.computeIfAbsent(invoice.at().toString().substring(0, 7), month -> new ArrayList<>()).add(invoice);
        }
        Map<String, MonthTotals> found = new TreeMap<>();
        byMonth.forEach((month, invoices) -> found.put(month, total(invoices)));
        assertThat(found).isEqualTo(OnlineRetail.expectedByMonth());
    }

    private static MonthTotals total(List<SalesInvoice> invoices) {
        int lines = invoices.stream().mapToInt(invoice -> invoice.lines().size()).sum();
        long returns = invoices.stream().filter(SalesInvoice::isReturn).mapToLong(SalesInvoice::totalMinor).sum();
        long net = invoices.stream().mapToLong(SalesInvoice::totalMinor).sum();
        return new MonthTotals(lines, invoices.size(), decimal(net - returns), decimal(returns), decimal(net));
    }

    private static String decimal(long minor) {
        return BigDecimal.valueOf(minor, 2).toPlainString();
    }
}
