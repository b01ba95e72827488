package org.evertill.verification.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Whether every override, return and void in one database names the worker who answered for it, and nothing else. */
final class AnsweredFor {

    private static final String UNANSWERED = """
            SELECT record_id, 'the transaction' AS what FROM retail_transaction
             WHERE (kind = 'void') <> (coalesce(void_worker, '') <> '')
            UNION ALL
            SELECT record_id, 'line ' || line_number FROM retail_transaction_line
             WHERE (voided = 1) <> (coalesce(void_worker, '') <> '')
                OR (is_return = 1) <> (coalesce(return_worker, '') <> '')
                OR (quantity_thousandths < 0) <> (is_return = 1)
                OR (override_reason IS NOT NULL) <> (coalesce(override_worker, '') <> '')""";

    private AnsweredFor() {
    }

    static void check(AuditDatabase database, Findings findings) throws SQLException {
        try (Statement statement = database.statement(); ResultSet row = statement.executeQuery(UNANSWERED)) {
            while (row.next()) {
                String id = row.getString("record_id");
                findings.add(Finding.Kind.UNANSWERED, id, database.place(), row.getString("what") + " of " + id
                        + " does not say who answered for it, or says so for nothing");
            }
        }
    }
}
