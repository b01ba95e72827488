package org.evertill.scaleunit.headquarters;

import java.util.SortedMap;

/**
 * What an offline scope will bring to an offline database, before any register gets it.
 *
 * @param rows       how many rows of each table, as headquarters' tables are now
 * @param wholeRows  how many rows the whole data group has
 * @param bytes      about how large the register's two files will be
 * @param wholeBytes about how large they are with the whole data group
 */
public record ScopeEstimate(SortedMap<String, Long> rows, long wholeRows, long bytes, long wholeBytes) {

    /** How many rows of all tables. */
    public long totalRows() {
        return rows.values().stream().mapToLong(Long::longValue).sum();
    }
}
