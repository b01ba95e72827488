package org.evertill.verification.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What two databases that should hold the same are compared by. */
final class Audited {

    private Audited() {}

    /** Each record's payload and each line's amount. */
    static List<String> rows(Path database) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("""
                        SELECT sequence || ' ' || hex(hash) FROM journal_record
                        UNION ALL SELECT record_id || ' ' || amount_minor FROM retail_transaction_line
                        UNION ALL SELECT record_id || ' ' || tax_minor FROM retail_transaction_tax
                        UNION ALL SELECT sale_count || ' ' || total_minor || ' ' || tendered_minor FROM shift_total
                        ORDER BY 1""")) {
            while (result.next()) {
                rows.add(result.getString(1));
            }
        }
        return rows;
    }
}
