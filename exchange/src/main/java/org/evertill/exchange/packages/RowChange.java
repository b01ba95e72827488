package org.evertill.exchange.packages;

import org.evertill.exchange.tables.Row;
import org.evertill.exchange.tables.RowKey;
import org.evertill.exchange.tables.SyncedTable;

/** What may have become of one row since a base; see {@link ChangeSource}. */
public sealed interface RowChange {

    /** The row is now this, whether it was there before or not. */
    record Put(Row row) implements RowChange {
        @Override
        public SyncedTable table() {
            return row.table();
        }
    }

    /** The row is gone. */
    record Removed(RowKey key) implements RowChange {
        @Override
        public SyncedTable table() {
            return key.table();
        }
    }

    /** The table of the row. */
    SyncedTable table();
}
