package org.evertill.scaleunit.headquarters.imports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tells what an import did, store by store and in a sentence. */
final class ImportSummaries {
    private static final Comparator<StoreSummary> ORDER =
            Comparator.comparing((StoreSummary summary) -> summary.store().chain())
                    .thenComparing(summary -> summary.store().store());

    private ImportSummaries() {
    }

    static List<StoreSummary> of(Map<StoreTarget, StorePlan> plans, FileReading reading) {
        RowNotes notes = reading.notes();
        List<StoreSummary> summaries = new ArrayList<>();
        Set<StoreKey> told = new HashSet<>();
        plans.forEach((target, plan) -> {
            told.add(target.key());
            summaries.add(new StoreSummary(target.key(), target.number(), target.dataGroup(),
                    target.made().isPresent(), plan.figures(), notes.remarksOf(target.key()),
                    notes.rejections().getOrDefault(target.key(), Map.of())));
        });
        notes.rejections().forEach((store, reasons) -> {
            if (!told.contains(store)) {
                summaries.add(new StoreSummary(store, reading.numberOf(store), "", false, Map.of(), Map.of(), reasons));
            }
        });
        return summaries.stream().sorted(ORDER).toList();
    }

    /** Of an import that was refused: what was rejected. */
    static List<StoreSummary> ofRejected(FileReading reading) {
        return of(Map.of(), reading);
    }

    static String sentence(ImportRequest request, ImportCounts counts) {
        String skipped = counts.rowsRejected() == 0 ? ""
                : " " + counts.rowsRejected() + " rows were rejected and left out.";
        if (counts.rowsChanged() == 0) {
            return "Nothing has changed: headquarters has everything in " + request.file().getFileName() + " already."
                    + skipped;
        }
        return counts.rowsRead() + " rows were read and " + counts.rowsChanged()
                + " rows of headquarters' tables are new, changed or gone." + skipped;
    }
}
