package org.evertill.scaleunit.headquarters.imports;

import java.util.List;

/**
 * What came of an import.
 *
 * @param run      its number in the history
 * @param done     whether it was done; otherwise nothing was changed
 * @param sentence what came of it, for a person
 * @param stores   by chain and store; the data groups among them are to be published
 */
public record ImportReport(long run, boolean done, String sentence, ImportCounts counts, List<StoreSummary> stores) {
    public ImportReport {
        stores = List.copyOf(stores);
    }
}
