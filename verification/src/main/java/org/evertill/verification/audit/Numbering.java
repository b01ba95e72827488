package org.evertill.verification.audit;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Holds the numbers of one database against the rule: from 1, without a gap, each once, per series. */
final class Numbering {

    private final RecordBook book;
    private final Findings findings;
    private final Map<Series, TreeSet<Long>> sequences = new HashMap<>();
    private final Map<Series, TreeSet<Long>> receipts = new HashMap<>();

    private Numbering(RecordBook book, Findings findings) {
        this.book = book;
        this.findings = findings;
    }

    static void check(RecordBook book, Findings findings) {
        new Numbering(book, findings).check();
    }

    private void check() {
        for (StoredRecord record : book.records()) {
            if (book.find(record.recordId()).filter(first -> first != record).isPresent()) {
                findings.add(Finding.Kind.DOUBLED, record.recordId(), book.place(), record.name() + " is there twice");
            }
            use(sequences, "sequence", record.sequence(), record);
            if (record.receiptNumber() != null) {
                use(receipts, "receipt", record.receiptNumber(), record);
            }
            if (record.isSale() != (record.receiptNumber() != null)) {
                findings.add(Finding.Kind.WRONG_PROJECTION, record.recordId(), book.place(), record.name()
                        + (record.isSale() ? " has no receipt number" : " has a receipt number and is no sale"));
            }
        }
        TreeMap<String, TreeSet<Long>> runs = new TreeMap<>();
        sequences.forEach((series, numbers) -> runs.put(series + " sequence", numbers));
        receipts.forEach((series, numbers) -> runs.put(series + " receipt", numbers));
        runs.forEach(this::checkGaps);
    }

    private void use(Map<Series, TreeSet<Long>> used, String what, long number, StoredRecord record) {
        if (!used.computeIfAbsent(record.series(), fresh -> new TreeSet<>()).add(number)) {
            String run = record.series() + " " + what;
            findings.add(Finding.Kind.DOUBLED, run + " " + number, book.place(),
                    run + " " + number + " is used twice, the second time by " + record.name());
        }
    }

    private void checkGaps(String run, TreeSet<Long> numbers) {
        long expected = 1;
        for (long number : numbers) {
            for (; expected < number; expected++) {
                findings.add(Finding.Kind.GAP, run + " " + expected, book.place(), run + " " + expected
                        + " is missing, though " + numbers.last() + " is there");
            }
            expected = number + 1;
        }
    }
}
