package org.evertill.exchange.tables;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The statements on one table in one dialect. Parameters are always all columns in table order; {@link Row#bind} fills
 * them.
 */
public record TableSql(SyncedTable table, SqlDialect dialect) {

    /** Makes the table without its secondary indexes, in an empty database. */
    public String createTable() {
        String columns = table.columns().stream()
                .map(column -> column.definition(dialect) + ",\n    ")
                .collect(Collectors.joining());
        return "CREATE TABLE " + table.name() + " (\n    " + columns + "PRIMARY KEY (" + keyList() + ")\n)"
                + tableOptions();
    }

    /** Makes the secondary indexes; a full package runs these after all rows are in. */
    public List<String> createIndexes() {
        return table.indexes().stream().map(SecondaryIndex::createSql).toList();
    }

    /** Adds a column to the table as it was declared before. */
    public String addColumn(Column column) {
        return "ALTER TABLE " + table.name() + " ADD COLUMN " + column.definition(dialect);
    }

    /** Makes the table and its indexes. */
    public List<String> createAll() {
        return Stream.concat(Stream.of(createTable()), createIndexes().stream()).toList();
    }

    /** Adds a row; a key or unique column already there is an error. Parameters: all columns. */
    public String insert() {
        return "INSERT INTO " + table.name() + " (" + columnList() + ") VALUES (" + marks() + ")";
    }

    /**
     * Adds or changes a row: run each statement with the same parameters (all columns), in order. There are two where
     * the table has secondary indexes, because naming an indexed column in the SET rewrites its index entry even if
     * nothing changed there; the first changes the rows whose indexed columns stay, the second the others.
     */
    public List<String> upsert() {
        Set<String> keys = new HashSet<>(table.keyColumns().stream().map(Column::name).toList());
        List<String> values = table.columnNames().stream().filter(name -> !keys.contains(name)).toList();
        Set<String> inIndexes = new HashSet<>(table.indexes().stream().flatMap(i -> i.columns().stream()).toList());
        List<String> indexed = values.stream().filter(inIndexes::contains).toList();
        List<String> plain = values.stream().filter(name -> !inIndexes.contains(name)).toList();
        if (values.isEmpty()) {
            return List.of(insert() + " ON CONFLICT (" + keyList() + ") DO NOTHING");
        }
        if (indexed.isEmpty()) {
            return List.of(updating(plain, anyDiffers(plain)));
        }
        String updateAll = updating(values, anyDiffers(indexed));
        if (plain.isEmpty()) {
            return List.of(updateAll);
        }
        return List.of(updating(plain, allSame(indexed) + " AND (" + anyDiffers(plain) + ")"), updateAll);
    }

    /** Reads every row in whatever order is cheapest, all columns. No parameters. */
    public String selectUnordered() {
        return "SELECT " + columnList() + " FROM " + table.name();
    }

    /** Reads one row, all columns. Parameters: the key columns. */
    public String selectByKey() {
        return selectUnordered() + byKey();
    }

    /**
     * Changes some columns of one row whose other columns are as they should be, so that it is the whole row afterwards
     * or untouched. An index whose columns are not changed is left alone. {@link Row#bindUpdate} fills the parameters.
     *
     * @param changed a bit per column, from the lowest; at least one, and none of the key
     */
    public String update(long changed) {
        List<String> values = table.columnNames().subList(table.keyColumns().size(), table.columns().size());
        return "UPDATE " + table.name() + " SET " + values.stream().filter(name -> isIn(changed, name))
                .map(name -> name + " = ?").collect(Collectors.joining(", ")) + byKey()
                + values.stream().filter(name -> !isIn(changed, name))
                        .map(name -> " AND " + name + " " + dialect.same() + " ?").collect(Collectors.joining());
    }

    private boolean isIn(long columns, String name) {
        return (columns & 1L << table.position(name)) != 0;
    }

    /** Deletes one row. Parameters: the key columns. */
    public String deleteByKey() {
        return "DELETE FROM " + table.name() + byKey();
    }

    private String byKey() {
        return table.keyColumns().stream().map(column -> column.name() + " = ?")
                .collect(Collectors.joining(" AND ", " WHERE ", ""));
    }

    private String updating(List<String> columns, String condition) {
        return insert() + " ON CONFLICT (" + keyList() + ") DO UPDATE SET "
                + columns.stream().map(name -> name + " = excluded." + name).collect(Collectors.joining(", "))
                + " WHERE " + condition;
    }

    private String allSame(List<String> columns) {
        return compared(columns, dialect.same(), " AND ");
    }

    private String anyDiffers(List<String> columns) {
        return compared(columns, dialect.different(), " OR ");
    }

    private String compared(List<String> columns, String comparison, String joiner) {
        return columns.stream()
                .map(name -> table.name() + "." + name + " " + comparison + " excluded." + name)
                .collect(Collectors.joining(joiner));
    }

    private String tableOptions() {
        return switch (dialect) {
            case SQLITE -> table.isKeyedByRowid() ? " STRICT" : " STRICT, WITHOUT ROWID";
            case POSTGRESQL -> "";
        };
    }

    private String keyList() {
        return table.keyColumns().stream().map(Column::name).collect(Collectors.joining(", "));
    }

    private String columnList() {
        return String.join(", ", table.columnNames());
    }

    private String marks() {
        return String.join(", ", Collections.nCopies(table.columns().size(), "?"));
    }
}
