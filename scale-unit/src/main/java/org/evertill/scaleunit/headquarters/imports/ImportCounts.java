package org.evertill.scaleunit.headquarters.imports;

/**
 * How much an import did.
 *
 * @param rowsRead     rows of the file
 * @param rowsRejected those that were not taken
 * @param rowsChanged  rows of headquarters' tables that were added, changed or removed
 */
public record ImportCounts(long rowsRead, long rowsRejected, long rowsChanged) {
}
