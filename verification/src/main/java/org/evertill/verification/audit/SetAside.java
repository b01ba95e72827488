package org.evertill.verification.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * What a database keeps apart because it contradicts what is there. Told, and no finding by itself: that a record is
 * missing where it belongs is found by the comparison with the journals.
 */
final class SetAside {

    private static final String ROWS = "SELECT record_id, reason FROM quarantined_record ORDER BY rowid";

    private SetAside() {}

    /** A sentence for each record set aside. */
    static List<String> read(AuditDatabase database) throws SQLException {
        List<String> sentences = new ArrayList<>();
        if (!database.has("quarantined_record")) {
            return sentences;
        }
        try (Statement statement = database.statement(); ResultSet row = statement.executeQuery(ROWS)) {
            while (row.next()) {
                sentences.add(database.place() + ": record " + row.getString(1) + " was set aside: "
                        + row.getString(2));
            }
        }
        return sentences;
    }
}
