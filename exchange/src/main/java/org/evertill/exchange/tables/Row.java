package org.evertill.exchange.tables;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The values of one row in the column order of its table. Always fits the declaration: right types, no null where none
 * is allowed. Equal by content. Its bytes are not copied and must not be changed.
 */
public final class Row {
    private final SyncedTable table;
    private final @Nullable Object[] values;

    private Row(SyncedTable table, @Nullable Object[] values) {
        this.table = table;
        this.values = values;
    }

    /**
     * A row of all columns in table order: {@code String}, {@code Long}, {@code Integer}, {@code Boolean} (0 or 1),
     * {@code byte[]} or null. Columns at the end that came with a later schema may be left out, and are null then.
     *
     * @throws IllegalArgumentException when a value does not fit its column
     */
    public static Row of(SyncedTable table, @Nullable Object... values) {
        List<Column> columns = table.columns();
        if (values.length != columns.size() && !isWithoutLater(columns, values.length)) {
            throw new IllegalArgumentException(
                    table + " has " + columns.size() + " columns, not " + values.length);
        }
        @Nullable Object[] fitted = new @Nullable Object[columns.size()];
        for (int position = 0; position < values.length; position++) {
            fitted[position] = fit(table, columns.get(position), values[position]);
        }
        return new Row(table, fitted);
    }

    private static boolean isWithoutLater(List<Column> columns, int count) {
        return count < columns.size() && columns.subList(count, columns.size()).stream()
                .allMatch(column -> column.since() > TableSchema.FIRST);
    }

    /** Reads the row a result set stands on; the query must have selected all columns in table order first. */
    public static Row read(SyncedTable table, ResultSet result) throws SQLException {
        return of(table, readValues(table.columns(), result, 1));
    }

    /** Reads the row that begins at a column of the result set, from 1: where something else was selected first. */
    public static Row read(SyncedTable table, ResultSet result, int firstColumn) throws SQLException {
        return of(table, readValues(table.columns(), result, firstColumn));
    }

    static @Nullable Object[] readValues(List<Column> columns, ResultSet result, int first) throws SQLException {
        @Nullable Object[] values = new @Nullable Object[columns.size()];
        for (int position = 0; position < values.length; position++) {
            int parameter = first + position;
            Object value = switch (columns.get(position).type()) {
                case TEXT -> result.getString(parameter);
                case INTEGER -> result.getLong(parameter);
                case BLOB -> result.getBytes(parameter);
            };
            values[position] = result.wasNull() ? null : value;
        }
        return values;
    }

    /** Sets all columns as the parameters 1, 2, …. */
    public void bind(PreparedStatement statement) throws SQLException {
        bind(values, statement);
    }

    /** Sets the parameters of {@link TableSql#update}: the changed columns, the key, the columns that stay. */
    public void bindUpdate(PreparedStatement statement, long changed) throws SQLException {
        long key = (1L << table.keyColumns().size()) - 1;
        int after = bind(statement, changed, 1);
        after = bind(statement, key, after);
        bind(statement, ~(key | changed), after);
    }

    /** Sets the columns of a bit set from a parameter on; answers the one after them. */
    private int bind(PreparedStatement statement, long columns, int first) throws SQLException {
        int parameter = first;
        for (int position = 0; position < values.length; position++) {
            if ((columns & 1L << position) != 0) {
                bind(values[position], statement, parameter);
                parameter++;
            }
        }
        return parameter;
    }

    /** In which columns another row of the same key differs: a bit per column, from the lowest. */
    public long differsIn(Row other) {
        long differing = 0;
        for (int position = 0; position < values.length; position++) {
            if (!Objects.deepEquals(values[position], other.values[position])) {
                differing |= 1L << position;
            }
        }
        return differing;
    }

    static void bind(@Nullable Object[] values, PreparedStatement statement) throws SQLException {
        for (int position = 0; position < values.length; position++) {
            bind(values[position], statement, position + 1);
        }
    }

    private static void bind(@Nullable Object value, PreparedStatement statement, int parameter)
            throws SQLException {
        switch (value) {
            case null -> statement.setObject(parameter, null);
            case String text -> statement.setString(parameter, text);
            case Long integer -> statement.setLong(parameter, integer);
            case byte[] bytes -> statement.setBytes(parameter, bytes);
            default -> throw new AssertionError("a row holds only text, integers and bytes");
        }
    }

    /** This row, but for one column. */
    public Row with(String columnName, @Nullable Object value) {
        int position = table.position(columnName);
        Object fitted = fit(table, table.columns().get(position), value);
        if (Objects.equals(values[position], fitted)) {
            return this;
        }
        @Nullable Object[] changed = values.clone();
        changed[position] = fitted;
        return new Row(table, changed);
    }

    /** This row as another version of its table has it: without what that does not know, null where this knows none. */
    public Row as(SyncedTable version) {
        if (version == table) {
            return this;
        }
        Builder row = version.newRow();
        for (Column column : version.columns()) {
            row.with(column.name(), table.columnNames().contains(column.name()) ? value(column.name()) : null);
        }
        return row.row();
    }

    /** The table it is a row of. */
    public SyncedTable table() {
        return table;
    }

    /** The value at a position of the table's columns, from 0: {@code String}, {@code Long}, {@code byte[]} or null. */
    public @Nullable Object value(int position) {
        return values[position];
    }

    /** The value of a column: {@code String}, {@code Long}, {@code byte[]} or null. */
    public @Nullable Object value(String columnName) {
        return values[table.position(columnName)];
    }

    /** The text of a column that is not null here. */
    public String text(String columnName) {
        return (String) present(columnName);
    }

    /** The integer of a column that is not null here. */
    public long integer(String columnName) {
        return (Long) present(columnName);
    }

    /** The bytes of a column that is not null here. */
    public byte[] bytes(String columnName) {
        return (byte[]) present(columnName);
    }

    private Object present(String columnName) {
        Object value = value(columnName);
        if (value == null) {
            throw new IllegalStateException(table + "." + columnName + " is null in this row");
        }
        return value;
    }

    @Nullable Object[] values() {
        return values;
    }

    static @Nullable Object fit(SyncedTable table, Column column, @Nullable Object given) {
        Object value = switch (given) {
            case Integer integer -> integer.longValue();
            case Boolean flag -> flag ? 1L : 0L;
            case null, default -> given;
        };
        if (value == null) {
            if (!column.nullable()) {
                throw new IllegalArgumentException(table + "." + column.name() + " may not be null");
            }
        } else if (!column.type().holds(value)) {
            throw new IllegalArgumentException(
                    table + "." + column.name() + " takes " + column.type() + ", not " + value.getClass().getName());
        }
        return value;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Row row && row.table == table && Arrays.deepEquals(row.values, values);
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(values);
    }

    @Override
    public String toString() {
        return table + Arrays.deepToString(values);
    }

    /** A row filled by column names; columns never set are null. */
    public static final class Builder {
        private final SyncedTable table;
        private final @Nullable Object[] values;

        Builder(SyncedTable table) {
            this.table = table;
            this.values = new @Nullable Object[table.columns().size()];
        }

        /** Sets one column, of the types {@link Row#of} takes. */
        public Builder with(String columnName, @Nullable Object value) {
            values[table.position(columnName)] = value;
            return this;
        }

        /**
         * The row.
         *
         * @throws IllegalArgumentException when a value is missing or does not fit
         */
        public Row row() {
            return of(table, values);
        }
    }
}
