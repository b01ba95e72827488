package org.evertill.exchange.tables;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One synced table as declared in {@link ChannelTables}, or as an earlier {@link TableSchema} has it. Immutable;
 * compared by identity, for there is one of each.
 */
public final class SyncedTable {
    private final String name;
    private final DatabaseKind database;
    private final SchedulerJob job;
    private final List<Column> keyColumns;
    private final List<Column> columns;
    private final List<SecondaryIndex> indexes;
    private final boolean keyedByRowid;
    private final int since;
    private final Map<String, Integer> positions = new HashMap<>();

    private SyncedTable(Declaration declared) {
        this.name = declared.name;
        this.database = declared.database;
        this.job = declared.job;
        this.keyColumns = List.copyOf(declared.key);
        this.columns = Stream.concat(declared.key.stream(), declared.values.stream()).toList();
        this.indexes = List.copyOf(declared.indexes);
        this.keyedByRowid = declared.keyedByRowid;
        this.since = declared.since;
        for (int position = 0; position < columns.size(); position++) {
            if (positions.put(columns.get(position).name(), position) != null) {
                throw new IllegalArgumentException(name + " declares " + columns.get(position).name() + " twice");
            }
        }
    }

    /** The name, the same in every database. */
    public String name() {
        return name;
    }

    /** The register's file it stands in. */
    public DatabaseKind database() {
        return database;
    }

    /** The scheduler job that moves it. */
    public SchedulerJob job() {
        return job;
    }

    /** Which way its rows travel. */
    public Direction direction() {
        return database == DatabaseKind.JOURNAL ? Direction.UP : Direction.DOWN;
    }

    /** The key columns, in key order. */
    public List<Column> keyColumns() {
        return keyColumns;
    }

    /** All columns, the key first; the order of every row, statement and encoding. */
    public List<Column> columns() {
        return columns;
    }

    /** The names of all columns, the key first. */
    public List<String> columnNames() {
        return columns.stream().map(Column::name).toList();
    }

    /** The indexes beside the key. */
    public List<SecondaryIndex> indexes() {
        return indexes;
    }

    /** Whether SQLite keeps rows by rowid (journals, and products, whose rowid is their search order) or by key. */
    public boolean isKeyedByRowid() {
        return keyedByRowid;
    }

    /**
     * The position of a column in every row of this table, from 0.
     *
     * @throws IllegalArgumentException when the table has no such column
     */
    public int position(String columnName) {
        Integer position = positions.get(columnName);
        if (position == null) {
            throw new IllegalArgumentException("table " + name + " has no column " + columnName);
        }
        return position;
    }

    /**
     * This table as a version of the schema has it: without the columns that came later, and the indexes on them. The
     * same object where nothing did; empty where the table itself came later.
     */
    Optional<SyncedTable> at(int version) {
        if (since > version) {
            return Optional.empty();
        }
        if (columns.stream().allMatch(column -> column.since() <= version)) {
            return Optional.of(this);
        }
        Declaration earlier = declare(name, database, job).since(since);
        earlier.key = keyColumns;
        earlier.values = columns.stream().skip(keyColumns.size()).filter(column -> column.since() <= version).toList();
        earlier.keyedByRowid = keyedByRowid;
        indexes.stream().filter(index -> index.columns().stream()
                .allMatch(name -> columns.get(position(name)).since() <= version)).forEach(earlier.indexes::add);
        return Optional.of(new SyncedTable(earlier));
    }

    /** Whether this and another are the same table, each as some version of the schema has it. */
    public boolean isVersionOf(SyncedTable other) {
        return name.equals(other.name);
    }

    /** The statements on this table in a dialect. */
    public TableSql sql(SqlDialect dialect) {
        return new TableSql(this, dialect);
    }

    /** Begins a row by column names. */
    public Row.Builder newRow() {
        return new Row.Builder(this);
    }

    /**
     * A table of another name with the same rows, several times over: one more key column before the others says whose
     * each is. Without the secondary indexes, which serve questions that are asked of the table itself.
     */
    public SyncedTable keptFor(Column owner, String otherName) {
        Declaration several = declare(otherName, database, job);
        several.key = Stream.concat(Stream.of(owner), keyColumns.stream()).toList();
        several.values = columns.subList(keyColumns.size(), columns.size());
        return new SyncedTable(several);
    }

    @Override
    public String toString() {
        return name;
    }

    static Declaration declare(String name, DatabaseKind database, SchedulerJob job) {
        return new Declaration(name, database, job);
    }

    /** The sentence in which {@link ChannelTables} declares a table. */
    static final class Declaration {
        private final String name;
        private final DatabaseKind database;
        private final SchedulerJob job;
        private final List<SecondaryIndex> indexes = new ArrayList<>();
        private List<Column> key = List.of();
        private List<Column> values = List.of();
        private boolean keyedByRowid;
        private int since = TableSchema.FIRST;

        private Declaration(String name, DatabaseKind database, SchedulerJob job) {
            this.name = name;
            this.database = database;
            this.job = job;
        }

        Declaration key(Column... columns) {
            key = List.of(columns);
            return this;
        }

        /** The first version of the schema that has the table. */
        Declaration since(int version) {
            since = version;
            return this;
        }

        /** Keeps the rows in the order of their arrival, which suits wide rows and journals. */
        Declaration byRowid() {
            keyedByRowid = true;
            return this;
        }

        Declaration index(String... columnNames) {
            return index(false, false, columnNames);
        }

        Declaration unique(String... columnNames) {
            return index(true, false, columnNames);
        }

        /** For a column that few rows have a value in. */
        Declaration sparseIndex(String columnName) {
            return index(false, true, columnName);
        }

        private Declaration index(boolean unique, boolean sparse, String... columnNames) {
            String indexName = name + "_by_" + String.join("_and_", columnNames);
            indexes.add(new SecondaryIndex(indexName, name, List.of(columnNames), unique, sparse));
            return this;
        }

        SyncedTable columns(Column... columns) {
            values = List.of(columns);
            return new SyncedTable(this);
        }
    }
}
