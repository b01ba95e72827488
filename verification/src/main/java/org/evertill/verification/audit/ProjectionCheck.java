package org.evertill.verification.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Holds every column of every row of the transaction tables against the record it was read out of. */
final class ProjectionCheck {

    private static final Projection NOTHING = new Projection();

    private ProjectionCheck() {
    }

    static void check(AuditDatabase database, RecordBook records, Findings findings) throws SQLException {
        Map<String, Projection> found = new HashMap<>();
        for (ProjectedTable table : ProjectedTable.values()) {
            try (Statement statement = database.statement(); ResultSet row = statement.executeQuery(table.query())) {
                while (row.next()) {
                    String id = String.valueOf(row.getString(1));
                    found.computeIfAbsent(id, fresh -> new Projection()).add(table, row.getBytes(2));
                }
            }
        }
        for (StoredRecord record : records.records()) {
            PayloadView said = record.payload();
            List<String> differences = said == null ? List.of()
                    : said.projection().differences(found.getOrDefault(record.recordId(), NOTHING));
            if (!differences.isEmpty()) {
                findings.add(Finding.Kind.WRONG_PROJECTION, record.recordId(), database.place(), record.name()
                        + ": other than the record says " + String.join(", ", differences));
            }
        }
        found.keySet().stream().filter(id -> records.find(id).isEmpty()).sorted().forEach(id -> findings.add(
                Finding.Kind.WRONG_PROJECTION, id, database.place(),
                "the transaction tables hold rows of " + id + ", of which there is no record"));
    }
}
