package org.evertill.scaleunit.headquarters.imports;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody asks headquarters to import.
 *
 * @param startedBy    who asks
 * @param skipBad      whether rejected rows are left out; otherwise one of them refuses the file
 * @param partial      whether the file has changes only, so that what is absent from it stays
 * @param makeMissing  whether stores, and what the mapping's goods need, are made where headquarters lacks them
 * @param onlyStore    the number of the store that a file without a store column is of
 * @param storeNumbers which stores of headquarters the file's stores are, where somebody says it anew
 * @param rejected     where to write the rejected rows
 * @param remarked     where to write the rows that were repaired or are remarkable
 */
public record ImportRequest(
        Path file,
        ImportMapping mapping,
        String startedBy,
        boolean skipBad,
        boolean partial,
        boolean makeMissing,
        String onlyStore,
        Map<StoreKey, String> storeNumbers,
        Optional<Path> rejected,
        Optional<Path> remarked) {

    public ImportRequest {
        storeNumbers = Map.copyOf(storeNumbers);
    }

    /** All or nothing, a whole list, of known stores, without files of rejected and remarkable rows. */
    public static ImportRequest of(Path file, ImportMapping mapping) {
        return new ImportRequest(file, mapping, "", false, false, false, "", Map.of(), Optional.empty(),
                Optional.empty());
    }

    /** This request, leaving out rows that are rejected. */
    public ImportRequest skippingBad() {
        return new ImportRequest(file, mapping, startedBy, true, partial, makeMissing, onlyStore, storeNumbers,
                rejected, remarked);
    }

    /** This request, making what headquarters lacks. */
    public ImportRequest makingMissing() {
        return new ImportRequest(file, mapping, startedBy, skipBad, partial, true, onlyStore, storeNumbers,
                rejected, remarked);
    }

    /** How rejected rows are treated, as the history says it. */
    String mode() {
        return (skipBad ? "skip-bad" : "all-or-nothing") + (partial ? ", partial" : "");
    }
}
