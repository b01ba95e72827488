package org.evertill.verification.audit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The totals a report shows, from the sales of one place; the register's journals of a store are one place. */
final class Sums {

    private final List<SaleRow> sales;
    private final int digits;

    /** @throws IllegalStateException when the sales are in more than one currency */
    Sums(List<SaleBook> books) {
        sales = books.stream().flatMap(book -> book.rows().stream()).filter(SaleRow::isSale).toList();
        List<String> currencies = sales.stream().map(SaleRow::currency).distinct().sorted().toList();
        if (currencies.size() > 1) {
            throw new IllegalStateException("One audit adds up one currency, found are " + currencies);
        }
        digits = currencies.isEmpty() ? 2 : digits(currencies.getFirst());
    }

    /** Decimals of a currency by ISO 4217. */
    static int digits(String currency) {
        return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
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
