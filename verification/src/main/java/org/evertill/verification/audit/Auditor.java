package org.evertill.verification.audit;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;

/**
 * Says what became of every sale, from outside: from the databases by plain SQL and from what the cashiers were told.
 * It never trusts a counter of the product and never writes. One audit at a time per instance, on the caller's thread.
 */
public final class Auditor {

    private final Findings findings = new Findings();
    private final List<RecordBook> journals = new ArrayList<>();
    private final List<SaleBook> journalSales = new ArrayList<>();
    private final List<RecordBook> above = new ArrayList<>();
    private final List<String> setAside = new ArrayList<>();
    private final Map<Place.Role, SaleBook> salesAbove = new HashMap<>();
    private final Workers workers;
    private final boolean isCompared;

    private Auditor(Workers workers, boolean isCompared) {
        this.workers = workers;
        this.isCompared = isCompared;
    }

    /**
     * Audits the subject's databases.
     *
     * @throws IllegalArgumentException when one of them does not exist
     * @throws AuditFailedException     when one cannot be read at all
     */
    public static AuditReport audit(AuditSubject subject) {
        try (Workers workers = new Workers()) {
            boolean isCompared = subject.channel().isPresent() || subject.headquarters().isPresent();
            return new Auditor(workers, isCompared).run(subject);
        } catch (SQLException unreadable) {
            throw new AuditFailedException(unreadable);
        }
    }

    private AuditReport run(AuditSubject subject) throws SQLException {
        for (var journal : subject.journals()) {
            readJournal(new Place(Place.Role.JOURNAL, journal));
        }
        if (subject.channel().isPresent()) {
            readAbove(new Place(Place.Role.CHANNEL, subject.channel().get()));
        }
        if (subject.headquarters().isPresent()) {
            readAbove(new Place(Place.Role.HEADQUARTERS, subject.headquarters().get()));
        }
        compareJournals();
        above.forEach(this::compareWithJournals);
        compareWithTold(subject.told());
        return report();
    }

    private void readJournal(Place place) throws SQLException {
        try (AuditDatabase database = AuditDatabase.open(place)) {
            Future<TransactionTables> tables = database.askBeside(workers, TransactionTables::read);
            database.check(findings);
            RecordBook records = RecordBook.read(database, new RecordBook.Reading(workers, isCompared), findings);
            AcknowledgedHeads.check(database, records, findings);
            ShiftSums.check(database, findings);
            setAside.addAll(SetAside.read(database));
            journals.add(records);
            journalSales.add(SaleBook.check(Workers.await(tables), records, findings));
        }
    }

    private void readAbove(Place place) throws SQLException {
        try (AuditDatabase database = AuditDatabase.open(place)) {
            Future<TransactionTables> tables = database.askBeside(workers, TransactionTables::read);
            database.check(findings);
            RecordBook records = RecordBook.read(database, new RecordBook.Reading(workers, isCompared), findings);
            above.add(records);
            setAside.addAll(SetAside.read(database));
            salesAbove.put(place.role(), SaleBook.check(Workers.await(tables), records, findings));
        }
    }

    private void compareJournals() {
        Set<String> seen = new HashSet<>();
        Set<Series> series = new HashSet<>();
        for (RecordBook journal : journals) {
            Set<Series> own = new HashSet<>();
            for (StoredRecord record : journal.records()) {
                own.add(record.series());
                if (!seen.add(record.recordId())) {
                    findings.add(Finding.Kind.DOUBLED, record.recordId(), journal.place(),
                            record.name() + " is in two journals");
                }
            }
            own.stream().filter(one -> !series.add(one)).forEach(one -> findings.add(Finding.Kind.DOUBLED,
                    "series " + one, journal.place(), "two journals number the series " + one));
        }
    }

    private void compareWithJournals(RecordBook there) {
        if (journals.isEmpty()) {
            return;
        }
        for (RecordBook journal : journals) {
            for (StoredRecord record : journal.records()) {
                Optional<StoredRecord> other = there.find(record.recordId());
                if (other.isEmpty()) {
                    lost(record, there.place(), "never arrived");
                } else if (!Arrays.equals(other.get().bytesDigest(), record.bytesDigest())) {
                    findings.add(Finding.Kind.DIFFERENT_BYTES, record.recordId(), there.place(),
                            record.name() + " has other bytes than in " + journal.place());
                }
            }
        }
        for (StoredRecord record : there.records()) {
            if (journals.stream().noneMatch(journal -> journal.find(record.recordId()).isPresent())) {
                lost(record, there.place(), "is here and in no journal");
            }
        }
    }

    private void lost(StoredRecord record, Place where, String how) {
        findings.add(Finding.Kind.LOST, record.recordId(), where, record.name() + " " + how);
    }

    private void compareWithTold(List<ToldSale> told) {
        List<RecordBook> books = journals.isEmpty() ? above : journals;
        if (books.isEmpty()) {
            return;
        }
        Set<String> seen = new HashSet<>();
        for (ToldSale sale : told) {
            Place place = books.getFirst().place();
            if (!seen.add(sale.recordId())) {
                findings.add(Finding.Kind.DOUBLED, sale.recordId(), place,
                        "The cashier was told of sale " + sale.recordId() + " twice");
            }
            Optional<StoredRecord> record =
                    books.stream().flatMap(book -> book.find(sale.recordId()).stream()).findFirst();
            if (record.isEmpty()) {
                findings.add(Finding.Kind.LOST, sale.recordId(), place,
                        "The cashier was told of sale " + sale.recordId() + " and it is not there");
            } else if (record.get().content() != null && record.get().content().total() != sale.totalMinor()) {
                findings.add(Finding.Kind.TOLD_OTHERWISE, sale.recordId(), place, "The cashier was told "
                        + sale.totalMinor() + " for " + record.get().name() + ", which says "
                        + record.get().content().total());
            }
        }
    }

    private AuditReport report() {
        Sums journal = new Sums(journalSales);
        Sums channel = new Sums(at(Place.Role.CHANNEL));
        Sums headquarters = new Sums(at(Place.Role.HEADQUARTERS));
        Sums highest = salesAbove.containsKey(Place.Role.HEADQUARTERS) ? headquarters
                : salesAbove.containsKey(Place.Role.CHANNEL) ? channel : journal;
        Sums lowest = journals.isEmpty() ? highest : journal;
        List<RecordBook> counted = journals.isEmpty() ? above.subList(Math.max(0, above.size() - 1), above.size())
                : journals;
        int switches = (int) counted.stream().flatMap(book -> book.records().stream())
                .filter(record -> record.kind().equals("connection-switched")).count();
        List<Finding> found = findings.list();
        int records = counted.stream().mapToInt(book -> book.records().size()).sum();
        return new AuditReport(records, lowest.transactions(), lowest.offlineTransactions(), switches,
                AuditReport.distinct(found, Finding.Kind.LOST), AuditReport.distinct(found, Finding.Kind.DOUBLED),
                AuditReport.distinct(found, Finding.Kind.GAP), journals.isEmpty() ? "" : journal.net(),
                salesAbove.containsKey(Place.Role.CHANNEL) ? channel.net() : "",
                salesAbove.containsKey(Place.Role.HEADQUARTERS) ? headquarters.net() : "",
                List.copyOf(setAside), highest.byMonth(), highest.byInvoice(), found);
    }

    private List<SaleBook> at(Place.Role role) {
        return salesAbove.containsKey(role) ? List.of(salesAbove.get(role)) : List.of();
    }
}
