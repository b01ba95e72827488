package org.evertill.verification.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The transaction tables of one database, added up and held against themselves and against the records they were made
 * from: sales = tenders − change, lines + exclusive taxes = total, price × quantity = amount.
 */
final class SaleBook {

    private static final String LINES = """
            SELECT l.record_id, l.line_number, l.quantity_thousandths, l.unit_price_micros, l.amount_minor,
                   t.currency_code
            FROM retail_transaction_line l LEFT JOIN retail_transaction t USING (record_id)""";

    private final Place place;
    private final Findings findings;
    private final List<SaleRow> rows = new ArrayList<>();

    private SaleBook(Place place, Findings findings) {
        this.place = place;
        this.findings = findings;
    }

    static SaleBook read(AuditDatabase database, RecordBook records, Findings findings) throws SQLException {
        SaleBook book = new SaleBook(database.place(), findings);
        try (Statement statement = database.statement(); ResultSet row = statement.executeQuery(SaleRow.QUERY)) {
            while (row.next()) {
                book.rows.add(SaleRow.of(row));
            }
        }
        book.checkSums();
        book.checkLines(database);
        book.checkAgainst(records);
        ProjectionCheck.check(database, records, findings);
        AnsweredFor.check(database, findings);
        return book;
    }

    Place place() {
        return place;
    }

    List<SaleRow> rows() {
        return rows;
    }

    private void checkSums() {
        Set<String> currencies = new TreeSet<>();
        rows.stream().filter(SaleRow::isSale).forEach(row -> currencies.add(row.currency()));
        if (currencies.size() > 1) {
            findings.add(Finding.Kind.WRONG_SUM, "currencies", place,
                    "the sales are in more than one currency and cannot be added up: " + currencies);
        }
        Set<String> references = new HashSet<>();
        for (SaleRow row : rows) {
            expect(row, "its lines and exclusive taxes", row.lineSum() + row.exclusiveTax(), row.total());
            expect(row, "net and tax", row.net() + row.tax(), row.total());
            expect(row, "its tax rows", row.allTax(), row.tax());
            expect(row, "the number of its lines", row.lines(), row.lineCount());
            if (row.isSale()) {
                expect(row, "tenders less change", row.tendered() - row.tenderChange(), row.total());
                expect(row, "the change of its tenders", row.tenderChange(), row.change());
            }
            if (row.isSale() && row.externalReference() != null && !references.add(row.externalReference())) {
                findings.add(Finding.Kind.DOUBLED, "reference " + row.externalReference(), place,
                        row.name() + " is not the only sale of this outside reference");
            }
        }
    }

    private void expect(SaleRow row, String what, long found, long said) {
        if (found != said) {
            findings.add(Finding.Kind.WRONG_SUM, row.recordId(), place,
                    row.name() + ": " + what + " come to " + found + ", the transaction says " + said);
        }
    }

    private void checkLines(AuditDatabase database) throws SQLException {
        try (Statement statement = database.statement(); ResultSet row = statement.executeQuery(LINES)) {
            while (row.next()) {
                String id = row.getString(1);
                String currency = row.getString(6);
                if (currency == null) {
                    findings.add(Finding.Kind.WRONG_PROJECTION, id, place, "a line of " + id + " has no transaction");
                    continue;
                }
                long exact = LineAmount.minor(row.getLong(3), row.getLong(4), Sums.digits(currency));
                if (exact != row.getLong(5)) {
                    findings.add(Finding.Kind.WRONG_SUM, id, place, "line " + row.getLong(2) + " of " + id
                            + " comes to " + exact + " and says " + row.getLong(5));
                }
            }
        }
    }

    private void checkAgainst(RecordBook records) {
        Map<String, SaleRow> byId = new HashMap<>();
        for (SaleRow row : rows) {
            if (byId.put(row.recordId(), row) != null) {
                findings.add(Finding.Kind.DOUBLED, row.recordId(), place, row.name() + " has two transaction rows");
            }
            if (records.find(row.recordId()).isEmpty()) {
                findings.add(Finding.Kind.LOST, row.recordId(), place, row.name() + " has no record");
            }
        }
        for (StoredRecord record : records.records()) {
            SaleRow row = byId.get(record.recordId());
            if (record.isTransaction() && row == null) {
                findings.add(Finding.Kind.WRONG_PROJECTION, record.recordId(), place,
                        record.name() + " is missing in the transaction tables");
            }
        }
    }
}
