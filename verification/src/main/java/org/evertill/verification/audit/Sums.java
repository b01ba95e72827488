package org.evertill.verification.audit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The totals a report shows, from the sales of one place; the register's journals of a store are one place. */
final class Sums {

    private final List<SaleRow> sales;
    private final int digits;

    /** Adds up the currency of the most sales; that there is another one is a finding of its own. */
    Sums(List<SaleBook> books) {
        Map<String, List<SaleRow>> byCurrency = books.stream().flatMap(book -> book.rows().stream())
                .filter(SaleRow::isSale).collect(Collectors.groupingBy(SaleRow::currency));
        sales = byCurrency.values().stream().max(Comparator.comparingInt(List::size)).orElse(List.of());
        digits = sales.isEmpty() ? 2 : digits(sales.getFirst().currency());
    }

    /** Decimals of a currency by ISO 4217; two for what is no currency, which no record can say. */
    static int digits(String currency) {
        try {
            return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        } catch (IllegalArgumentException noCurrency) {
            return 2;
        }
    }

    int transactions() {
        return sales.size();
    }

    int offlineTransactions() {
        return (int) sales.stream().filter(SaleRow::isOffline).count();
    }

    String net() {
        return decimal(sales.stream().mapToLong(SaleRow::total).reduce(0, Math::addExact));
    }

    Map<String, MonthTotals> byMonth() {
        Map<String, MonthTotals> months = new TreeMap<>();
        Map<String, List<SaleRow>> grouped = new TreeMap<>();
        sales.forEach(sale -> grouped.computeIfAbsent(sale.month(), month -> new ArrayList<>()).add(sale));
        grouped.forEach((month, rows) -> months.put(month, total(rows)));
        return months;
    }

    /** By outside reference; sales without one are left out. A reference rung twice shows both together. */
    Map<String, InvoiceTotals> byInvoice() {
        Map<String, Long> totals = new TreeMap<>();
        Map<String, Integer> lines = new TreeMap<>();
        for (SaleRow sale : sales) {
            if (sale.externalReference() != null) {
                totals.merge(sale.externalReference(), sale.total(), Math::addExact);
                lines.merge(sale.externalReference(), sale.lines(), Math::addExact);
            }
        }
        Map<String, InvoiceTotals> invoices = new TreeMap<>();
        totals.forEach((invoice, total) ->
                invoices.put(invoice, new InvoiceTotals(lines.getOrDefault(invoice, 0), decimal(total))));
        return invoices;
    }

    private MonthTotals total(List<SaleRow> rows) {
        int lines = 0;
        long sold = 0;
        long returned = 0;
        for (SaleRow row : rows) {
            lines += row.lines();
            if (row.externalReference() != null && row.externalReference().startsWith("C")) {
                returned = Math.addExact(returned, row.total());
            } else {
                sold = Math.addExact(sold, row.total());
            }
        }
        return new MonthTotals(
                lines, rows.size(), decimal(sold), decimal(returned), decimal(Math.addExact(sold, returned)));
    }

    private String decimal(long minor) {
        return BigDecimal.valueOf(minor, digits).toPlainString();
    }
}
