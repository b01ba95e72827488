package org.evertill.scaleunit.headquarters;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.Column;
import org.evertill.exchange.tables.Direction;
import org.evertill.exchange.tables.Row;
import org.evertill.exchange.tables.SyncedTable;
import org.jspecify.annotations.Nullable;

/**
 * The tables beside the master tables for rows that belong to one data group only, such as the prices of one store: of
 * {@code product_price} it is {@code group_product_price}. A row there hides everybody's row of the same key from its
 * group. Tables with a row per store need none, for the store says whose a row is.
 */
final class GroupTables {
    /** The first key column: whose the row is. */
    static final String OWNER = "data_group_code";

    private static final Map<SyncedTable, SyncedTable> OWN = new LinkedHashMap<>();

    static {
        for (SyncedTable table : ChannelTables.all()) {
            if (table.direction() == Direction.DOWN && !isPerStore(table)) {
                OWN.put(table, table.keptFor(Column.text(OWNER), "group_" + table.name()));
            }
        }
    }

    private GroupTables() {
    }

    /** All of them. */
    static List<SyncedTable> all() {
        return List.copyOf(OWN.values());
    }

    /** Whether a master table has a row per store, of which a data group gets those of its stores. */
    static boolean isPerStore(SyncedTable table) {
        return table.columnNames().contains("store_number");
    }

    /**
     * The table beside a master table.
     *
     * @throws IllegalArgumentException when there is none: the rows belong to stores, or are the registers' own
     */
    static SyncedTable of(SyncedTable table) {
        SyncedTable own = OWN.get(table);
        if (own == null) {
            throw new IllegalArgumentException("no row of " + table + " belongs to a data group");
        }
        return own;
    }

    /** A row of a master table as one data group's own. */
    static Row owned(String dataGroup, Row row) {
        @Nullable Object[] values = new @Nullable Object[row.table().columns().size() + 1];
        values[0] = dataGroup;
        for (int position = 1; position < values.length; position++) {
            values[position] = row.value(position - 1);
        }
        return Row.of(of(row.table()), values);
    }
}
