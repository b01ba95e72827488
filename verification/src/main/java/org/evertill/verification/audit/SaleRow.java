package org.evertill.verification.audit;

import org.jspecify.annotations.Nullable;

/** One row of {@code retail_transaction} beside what the tables below it hold of the same record; minor units. */
record SaleRow(
        String recordId, String kind, @Nullable String externalReference, String businessDate, String connection,
        String currency, long total, long net, long tax, long change, int lineCount, TableRows below) {

    boolean isSale() {
        return kind.equals("sale");
    }

    boolean isOffline() {
        return !connection.equals("online");
    }

    int lines() {
        return below.lines();
    }

    /** The month of the store's business date, such as {@code 2010-12}. */
    String month() {
        return businessDate.substring(0, Math.min(7, businessDate.length()));
    }

    String name() {
        return kind + " " + recordId + (externalReference == null ? "" : " [" + externalReference + "]");
    }
}
