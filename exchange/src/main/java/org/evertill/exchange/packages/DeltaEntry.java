package org.evertill.exchange.packages;

import org.evertill.exchange.tables.Row;
import org.evertill.exchange.tables.RowKey;
import org.evertill.exchange.tables.SyncedTable;
import org.evertill.exchange.tables.TableDigest;

/**
 * One line of a delta package: what becomes of one row of its base, which is known to the last byte. So it says what
 * was there before by its digest, and who applies it need not read the row to know what its table adds up to.
 */
sealed interface DeltaEntry {

    /** A row that was not there. */
    record Added(Row row, TableDigest digest) implements DeltaEntry {
        @Override
        public SyncedTable table() {
            return row.table();
        }
    }

    /**
     * A row that was there with other values.
     *
     * @param changed a bit per column of the table, from the lowest: set where the value is another one
     * @param before  the digest of the row that was there
     */
    record Updated(Row row, TableDigest digest, long changed, TableDigest before) implements DeltaEntry {
        @Override
        public SyncedTable table() {
            return row.table();
        }

        /** Whether a column has another value. */
        boolean changes(String columnName) {
            return (changed & 1L << table().position(columnName)) != 0;
        }
    }

    /**
     * A row that is gone.
     *
     * @param before the digest of the row that was there
     */
    record Deleted(RowKey key, TableDigest before) implements DeltaEntry {
        @Override
        public SyncedTable table() {
            return key.table();
        }
    }

    /** The table of the row. */
    SyncedTable table();
}
