package org.evertill.verification.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Holds the totals a journal keeps per shift against the sales of that shift. */
final class ShiftSums {

    private static final String DIFFERENT = """
            WITH sold AS (
                SELECT t.shift_id, t.currency_code, count(*) FILTER (WHERE t.kind = 'sale') AS sales,
                       count(*) FILTER (WHERE t.kind = 'void') AS voids,
                       sum(CASE WHEN t.kind = 'sale' THEN t.total_minor ELSE 0 END) AS total,
                       sum(CASE WHEN t.kind = 'sale' THEN t.tax_minor ELSE 0 END) AS tax
                FROM retail_transaction t GROUP BY t.shift_id, t.currency_code),
            kept AS (
                SELECT shift_id, currency_code, sale_count AS sales, void_count AS voids, total_minor AS total,
                       tax_minor AS tax, tendered_minor - change_minor AS paid
                FROM shift_total)
            SELECT coalesce(kept.shift_id, sold.shift_id),
                   'sales ' || kept.sales || '/' || sold.sales || ', voids ' || kept.voids || '/' || sold.voids
                       || ', total ' || kept.total || '/' || sold.total || ', tax ' || kept.tax || '/' || sold.tax
                       || ', paid ' || kept.paid
            FROM sold FULL JOIN kept USING (shift_id, currency_code)
            WHERE kept.sales IS NOT sold.sales OR kept.voids IS NOT sold.voids OR kept.total IS NOT sold.total
               OR kept.tax IS NOT sold.tax OR kept.paid IS NOT sold.total""";

    private ShiftSums() {}

    static void check(AuditDatabase database, Findings findings) throws SQLException {
        if (!database.has("shift_total")) {
            return;
        }
        try (Statement statement = database.statement(); ResultSet row = statement.executeQuery(DIFFERENT)) {
            while (row.next()) {
                findings.add(Finding.Kind.WRONG_SUM, "shift " + row.getString(1), database.place(),
                        "shift " + row.getString(1) + " keeps other totals than its sales come to (kept/sold): "
                                + row.getString(2));
            }
        }
    }
}
