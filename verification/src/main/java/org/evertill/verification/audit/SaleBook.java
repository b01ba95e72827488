package org.evertill.verification.audit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The transaction tables of one database, held against themselves and against the records they were made from: sales =
 * tenders − change, lines + exclusive taxes = total, price × quantity = amount, every column as the record says.
 */
final class SaleBook {

    private final Place place;
    private final Findings findings;
    private final TransactionTables tables;
    private final List<SaleRow> rows;

    private SaleBook(Place place, TransactionTables tables, Findings findings) {
        this.place = place;
        this.findings = findings;
        this.tables = tables;
        this.rows = tables.sales();
    }

    static SaleBook check(TransactionTables tables, RecordBook records, Findings findings) {
        SaleBook book = new SaleBook(records.place(), tables, findings);
        book.checkSums();
        findings.addAll(tables.lineFindings());
        book.checkAgainst(records);
        book.checkProjections(records);
        findings.addAll(tables.unanswered());
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
            TableRows below = row.below();
            expect(row, "its lines and exclusive taxes", below.lineSum() + below.exclusiveTax(), row.total());
            expect(row, "net and tax", row.net() + row.tax(), row.total());
            expect(row, "its tax rows", below.allTax(), row.tax());
            expect(row, "the number of its lines", below.lines(), row.lineCount());
            if (row.isSale()) {
                expect(row, "tenders less change", below.tendered() - below.tenderChange(), row.total());
                expect(row, "the change of its tenders", below.tenderChange(), row.change());
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

    /** Holds every column of every row of the tables against the record it was read out of. */
    private void checkProjections(RecordBook records) {
        for (StoredRecord record : records.records()) {
            PayloadView.Content said = record.content();
            List<String> differences = said == null ? List.of()
                    : said.projection().differences(tables.of(record.recordId()));
            if (!differences.isEmpty()) {
                findings.add(Finding.Kind.WRONG_PROJECTION, record.recordId(), place, record.name()
                        + ": other than the record says " + String.join(", ", differences));
            }
        }
        tables.recordIds().stream().filter(id -> records.find(id).isEmpty()).sorted().forEach(id -> findings.add(
                Finding.Kind.WRONG_PROJECTION, id, place,
                "the transaction tables hold rows of " + id + ", of which there is no record"));
    }
}
