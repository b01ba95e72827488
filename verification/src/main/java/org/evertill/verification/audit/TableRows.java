package org.evertill.verification.audit;

import org.jspecify.annotations.Nullable;

/** What the transaction tables hold of one record, counted row by row; amounts in minor units. */
final class TableRows {

    private final Projection projection = new Projection();
    private @Nullable String currency;
    private int lines;
    private long lineSum;
    private long exclusiveTax;
    private long allTax;
    private long tendered;
    private long tenderChange;

    /** A row of any of the tables, as one text in UTF-8. */
    void add(ProjectedTable table, byte[] row) {
        projection.add(table, row);
    }

    void addTransaction(@Nullable String itsCurrency) {
        currency = itsCurrency;
    }

    void addLine(long amount, boolean counts) {
        lines++;
        lineSum = Math.addExact(lineSum, counts ? amount : 0);
    }

    void addTax(long amount, boolean exclusive) {
        exclusiveTax = Math.addExact(exclusiveTax, exclusive ? amount : 0);
        allTax = Math.addExact(allTax, amount);
    }

    void addTender(long amount, long change) {
        tendered = Math.addExact(tendered, amount);
        tenderChange = Math.addExact(tenderChange, change);
    }

    Projection projection() {
        return projection;
    }

    /** Of the transaction; null when there is none. */
    @Nullable String currency() {
        return currency;
    }

    int lines() {
        return lines;
    }

    /** Of the lines that are not voided. */
    long lineSum() {
        return lineSum;
    }

    long exclusiveTax() {
        return exclusiveTax;
    }

    long allTax() {
        return allTax;
    }

    long tendered() {
        return tendered;
    }

    long tenderChange() {
        return tenderChange;
    }
}
