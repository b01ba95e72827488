package org.evertill.exchange.tables;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The tables that travel down, as one version of the schema has them: a view of {@link ChannelTables}, where each table
 * and column says since which version it is there. A chain is updated over weeks, so every program knows its own
 * version and the one before: it reads and writes files and packages of either. There is one object of each version.
 */
public final class TableSchema {
    /** The oldest version anything is still known of; what says no version is of this one. */
    public static final int FIRST = 4;

    private static final Map<Integer, TableSchema> KNOWN = Stream
            .of(new TableSchema(ChannelTables.SCHEMA_VERSION), new TableSchema(ChannelTables.SCHEMA_VERSION - 1))
            .filter(schema -> schema.version >= FIRST)
            .collect(Collectors.toUnmodifiableMap(TableSchema::version, Function.identity()));

    private final int version;
    private final List<SyncedTable> tables;

    private TableSchema(int version) {
        this.version = version;
        this.tables = ChannelTables.all().stream().filter(table -> table.direction() == Direction.DOWN)
                .flatMap(table -> table.at(version).stream()).toList();
    }

    /** That of this program. */
    public static TableSchema newest() {
        return of(ChannelTables.SCHEMA_VERSION);
    }

    /**
     * That of a version.
     *
     * @throws IllegalArgumentException when this program does not know it
     */
    public static TableSchema of(int version) {
        return find(version).orElseThrow(() -> new IllegalArgumentException(
                "schema " + version + " is not known; schema " + ChannelTables.SCHEMA_VERSION + " is this program's"));
    }

    /** That of a version; empty when this program does not know it. */
    public static Optional<TableSchema> find(int version) {
        return Optional.ofNullable(KNOWN.get(version));
    }

    /** Its number, which packaged files carry as {@code user_version} and manifests as {@code schemaVersion}. */
    public int version() {
        return version;
    }

    /** Those a program of this version knows: its own first, then the one before. */
    public List<TableSchema> known() {
        return Stream.of(version, version - 1).flatMap(number -> find(number).stream()).toList();
    }

    /** The schema of a file or package that a program of this version can use; empty when it knows none of it. */
    public Optional<TableSchema> known(int fileVersion) {
        return known().stream().filter(schema -> schema.version == fileVersion).findFirst();
    }

    /** The tables of one of the register's files, in the order of their declaration. */
    public List<SyncedTable> in(DatabaseKind database) {
        return tables.stream().filter(table -> table.database() == database).toList();
    }

    /** What another version's table is here; empty when this version has none of the name. */
    public Optional<SyncedTable> version(SyncedTable table) {
        return named(table.name());
    }

    /** The table of a name; empty when this version has none. */
    public Optional<SyncedTable> named(String name) {
        return tables.stream().filter(table -> table.name().equals(name)).findFirst();
    }

    @Override
    public String toString() {
        return "schema " + version;
    }
}
