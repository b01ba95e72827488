package org.evertill.verification.audit;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Holds the numbers of one database against the rule: from 1, without a gap, each once, per series. */
final class Numbering {

    private final RecordBook book;
    private final Findings findings;

    private Numbering(RecordBook book, Findings findings) {
        this.book = book;
        this.findings = findings;
    }

    static void check(RecordBook book, Findings findings) {
        new Numbering(book, findings).check();
    }

    private void check() {
        Set<String> ids = new HashSet<>();
        TreeMap<String, TreeSet<Long>> used = new TreeMap<>();
        for (StoredRecord record : book.records()) {
            if (!ids.add(record.recordId())) {
                findings.add(Finding.Kind.DOUBLED, record.recordId(), book.place(), record.name() + " is there twice");
            }
            use(used, record.series() + " sequence", record.sequence(), record);
            if (record.receiptNumber() != null) {
                use(used, record.series() + " receipt", record.receiptNumber(), record);
            }
            if (record.isSale() != (record.receiptNumber() != null)) {
                findings.add(Finding.Kind.WRONG_PROJECTION, record.recordId(), book.place(), record.name()
                        + (record.isSale() ? " has no receipt number" : " has a receipt number and is no sale"));
            }
        }
        used.forEach(this::checkGaps);
    }

    private void use(TreeMap<String, TreeSet<Long>> used, String run, long number, StoredRecord record) {
        if (!used.computeIfAbsent(run, fresh -> new TreeSet<>()).add(number)) {
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
