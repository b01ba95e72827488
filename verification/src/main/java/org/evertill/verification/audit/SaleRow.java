package org.evertill.verification.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** One row of {@code retail_transaction} beside the sums of the tables below it, in minor units. */
record SaleRow(
        String recordId, String kind, @Nullable String externalReference, String businessDate, String connection,
        String currency, long total, long net, long tax, long change, int lineCount, int lines, long lineSum,
        long exclusiveTax, long allTax, long tendered, long tenderChange) {

    static final String QUERY = """
            WITH lines AS MATERIALIZED (
                SELECT record_id, count(*) AS lines, sum(amount_minor) FILTER (WHERE voided = 0) AS line_sum
                FROM retail_transaction_line GROUP BY record_id),
            taxes AS MATERIALIZED (
                SELECT record_id, sum(tax_minor) FILTER (WHERE inclusive = 0) AS exclusive_tax,
                       sum(tax_minor) AS all_tax
                FROM retail_transaction_tax GROUP BY record_id),
            tenders AS MATERIALIZED (
                SELECT record_id, sum(amount_minor) AS tendered, sum(change_minor) AS tender_change
                FROM retail_transaction_tender GROUP BY record_id)
            SELECT t.record_id, t.kind, t.external_reference, t.business_date, t.connection, t.currency_code,
                   t.total_minor, t.net_minor, t.tax_minor, t.change_minor, t.line_count, lines, line_sum,
                   exclusive_tax, all_tax, tendered, tender_change
            FROM retail_transaction t
            LEFT JOIN lines USING (record_id) LEFT JOIN taxes USING (record_id) LEFT JOIN tenders USING (record_id)
            ORDER BY t.store_number, t.register_number, t.incarnation, t.sequence, t.rowid""";

    static SaleRow of(ResultSet row) throws SQLException {
        return new SaleRow(row.getString("record_id"), row.getString("kind"), row.getString("external_reference"),
                row.getString("business_date"), row.getString("connection"), row.getString("currency_code"),
                row.getLong("total_minor"), row.getLong("net_minor"), row.getLong("tax_minor"),
                row.getLong("change_minor"), row.getInt("line_count"), row.getInt("lines"), row.getLong("line_sum"),
                row.getLong("exclusive_tax"), row.getLong("all_tax"), row.getLong("tendered"),
                row.getLong("tender_change"));
    }

    boolean isSale() {
        return kind.equals("sale");
    }

    boolean isOffline() {
        return !connection.equals("online");
    }

    /** The month of the store's business date, such as {@code 2010-12}. */
    String month() {
        return businessDate.substring(0, Math.min(7, businessDate.length()));
    }

    String name() {
        return kind + " " + recordId + (externalReference == null ? "" : " [" + externalReference + "]");
    }
}
