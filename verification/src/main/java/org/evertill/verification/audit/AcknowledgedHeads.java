package org.evertill.verification.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Holds a journal against the last record of each series the scale unit has answered for: the only way to see that the
 * end of a journal was cut off, since what is left of it is a chain like any other.
 */
final class AcknowledgedHeads {

    private static final String HEADS = "SELECT store_number, register_number, incarnation, sequence, hash FROM ";
    /** The second holds how far the answers have come where an unreadable record holds the first back. */
    private static final List<String> TABLES = List.of("upload_watermark", "upload_reach");

    private AcknowledgedHeads() {}

    static void check(AuditDatabase database, RecordBook book, Findings findings) throws SQLException {
        for (String table : TABLES) {
            if (database.has(table)) {
                check(table, database, book, findings);
            }
        }
    }

    private static void check(String table, AuditDatabase database, RecordBook book, Findings findings)
            throws SQLException {
        try (Statement statement = database.statement(); ResultSet row = statement.executeQuery(HEADS + table)) {
            while (row.next()) {
                Series series = new Series(row.getString(1), row.getString(2), row.getLong(3));
                check(series, row.getLong(4), row.getBytes(5), book, findings);
            }
        }
    }

    private static void check(Series series, long sequence, byte[] hash, RecordBook book, Findings findings) {
        Optional<StoredRecord> record = book.find(series, sequence);
        String thing = series + " sequence " + sequence;
        if (record.isEmpty()) {
            findings.add(Finding.Kind.LOST, thing, book.place(),
                    thing + " was acknowledged by the scale unit and is not there: the end was cut off");
        } else if (!Arrays.equals(record.get().hash(), hash)) {
            findings.add(Finding.Kind.BROKEN_CHAIN, record.get().recordId(), book.place(),
                    record.get().name() + " is another than the one the scale unit acknowledged");
        }
    }
}
