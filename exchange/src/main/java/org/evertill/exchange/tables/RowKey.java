package org.evertill.exchange.tables;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The key of one row, which says what is meant when the row itself is gone. Equal by content. Immutable. */
public final class RowKey {
    private final SyncedTable table;
    private final @Nullable Object[] values;

    private RowKey(SyncedTable table, @Nullable Object[] values) {
        this.table = table;
        this.values = values;
    }

    /** The key of a row. */
    public static RowKey of(Row row) {
        return new RowKey(row.table(), Arrays.copyOf(row.values(), row.table().keyColumns().size()));
    }

    /** The key a result set stands on; the query must have selected the key columns in their order first. */
    public static RowKey read(SyncedTable table, ResultSet result) throws SQLException {
        return of(table, Row.readValues(table.keyColumns(), result, 1));
    }

    /** @throws IllegalArgumentException when the values are no key of this table */
    static RowKey of(SyncedTable table, @Nullable Object[] values) {
        if (values.length != table.keyColumns().size()) {
            throw new IllegalArgumentException("a key of " + table + " has " + table.keyColumns().size() + " columns");
        }
        for (int position = 0; position < values.length; position++) {
            values[position] = Row.fit(table, table.keyColumns().get(position), values[position]);
        }
        return new RowKey(table, values);
    }

    /** This key in another version of its table; keys have the same columns in all of them. */
    public RowKey as(SyncedTable version) {
        return of(version, values.clone());
    }

    /** Sets the key columns as the parameters 1, 2, …. */
    public void bind(PreparedStatement statement) throws SQLException {
        Row.bind(values, statement);
    }

    /** The table of the row. */
    public SyncedTable table() {
        return table;
    }

    /** The text of a key column. */
    public String text(String columnName) {
        return String.valueOf(values[table.position(columnName)]);
    }

    @Nullable Object[] values() {
        return values;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RowKey key && key.table == table && Arrays.deepEquals(key.values, values);
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(values);
    }

    @Override
    public String toString() {
        return table + Arrays.deepToString(values);
    }
}
