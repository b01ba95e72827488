package org.evertill.exchange.tables;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The statements that keep account of what changes in one table: {@code <table>_tracking} holds the key of every row
 * that was added, changed or deleted, with the version of its last change, and triggers keep it, so that no writer can
 * forget it. What a row is now is read from the table itself.
 *
 * <p>A version orders changes by the transactions that made them. On SQLite it is the number in {@link #CLOCK}, which
 * whoever reads the changes moves on: there is one writer, so all that was written under an earlier number is
 * committed by then. On PostgreSQL it is the transaction's own number, and changes are read up to the oldest
 * transaction that was still running: one that commits later is read then, though its number is lower.
 *
 * <p>There is no index by version: it would cost every change more than the change itself. The changes that everybody
 * has taken are {@link #forget forgotten} instead, so that the table stays as small as what is new.
 */
public record TrackingSql(SyncedTable table, SqlDialect dialect) {
    /** The table with one number: the version on SQLite; on PostgreSQL the server whose transactions are counted. */
    public static final String CLOCK = "tracking_clock";
    private static final String SERVER = "(SELECT system_identifier FROM pg_control_system())";

    /** What makes the clock, by name. */
    public static Map<String, List<String>> clock(SqlDialect dialect) {
        return switch (dialect) {
            case SQLITE -> Map.of(CLOCK, List.of(
                    "CREATE TABLE " + CLOCK + " (version INTEGER NOT NULL) STRICT",
                    "INSERT INTO " + CLOCK + " VALUES (1)"));
            case POSTGRESQL -> Map.of(CLOCK, List.of(
                    "CREATE TABLE " + CLOCK + " (version BIGINT NOT NULL)",
                    "INSERT INTO " + CLOCK + " VALUES (" + SERVER + ")"));
        };
    }

    /**
     * The version from which on a later reading finds everything that this one does not. Run and committed before the
     * transaction that reads: what falls between the two is read twice, never missed. One row, one column.
     */
    public static String horizon(SqlDialect dialect) {
        return switch (dialect) {
            case SQLITE -> "UPDATE " + CLOCK + " SET version = version + 1 RETURNING version";
            case POSTGRESQL -> "SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint";
        };
    }

    /**
     * Notices that the database was brought to another server, whose transactions are numbered anew: changes one row
     * then, and no version noted before says anything any more.
     */
    public static String settle(SqlDialect dialect) {
        return "UPDATE " + CLOCK + switch (dialect) {
            case SQLITE -> " SET version = version WHERE false";
            case POSTGRESQL -> " SET version = " + SERVER + " WHERE version <> " + SERVER;
        };
    }

    /** The name of the tracking table. */
    public String name() {
        return table.name() + "_tracking";
    }

    /** What makes the tracking table and its triggers, by name, in this order. */
    public Map<String, List<String>> create() {
        Map<String, List<String>> objects = new LinkedHashMap<>();
        String keys = table.keyColumns().stream()
                .map(column -> column.definition(dialect) + ", ")
                .collect(Collectors.joining());
        String integer = ColumnType.INTEGER.sql(dialect);
        objects.put(name(), List.of("CREATE TABLE " + name() + " (" + keys + "version " + integer
                + " NOT NULL, deleted " + integer + " NOT NULL, PRIMARY KEY (" + keyList("") + "))"
                + (dialect == SqlDialect.SQLITE ? " STRICT, WITHOUT ROWID" : "")));
        String rekeyed = table.keyColumns().stream()
                .map(column -> "OLD." + column.name() + " " + dialect.different() + " NEW." + column.name())
                .collect(Collectors.joining(" OR "));
        trigger(objects, "insert", afterEach("INSERT"), note("NEW.", 0));
        trigger(objects, "update", afterEach("UPDATE"), note("NEW.", 0));
        trigger(objects, "rekey", afterEach("UPDATE OF " + keyList("")) + " WHEN (" + rekeyed + ")", note("OLD.", 1));
        trigger(objects, "delete", afterEach("DELETE"), note("OLD.", 1));
        if (dialect == SqlDialect.POSTGRESQL) {
            // This empties a table there without deleting a row; SQLite has no such statement.
            trigger(objects, "truncate", " BEFORE TRUNCATE ON " + table.name() + " FOR EACH STATEMENT", noteAll());
        }
        return objects;
    }

    /**
     * Reads what has changed: the key, then the row as it is now, all columns in table order; all of these are null
     * where the row is gone. Parameter: the version to begin with.
     */
    public String changes() {
        String keys = prefixed("t.", table.keyColumns());
        return "SELECT " + keys + ", " + prefixed("r.", table.columns()) + " FROM " + name() + " t LEFT JOIN "
                + table.name() + " r ON " + table.keyColumns().stream()
                        .map(column -> "r." + column.name() + " = t." + column.name())
                        .collect(Collectors.joining(" AND "))
                + " WHERE t.version >= ? ORDER BY " + keys;
    }

    /**
     * Forgets changes that everybody has taken. Parameter: the version from which on they are kept. Never waits for a
     * transaction that is changing one of the rows again: what it notes is forgotten another time.
     */
    public String forget() {
        return switch (dialect) {
            case SQLITE -> "DELETE FROM " + name() + " WHERE version < ?";
            case POSTGRESQL -> "DELETE FROM " + name() + " WHERE ctid = ANY (ARRAY(SELECT ctid FROM " + name()
                    + " WHERE version < ? FOR UPDATE SKIP LOCKED))";
        };
    }

    private String afterEach(String event) {
        return " AFTER " + event + " ON " + table.name() + " FOR EACH ROW";
    }

    private void trigger(Map<String, List<String>> objects, String what, String when, String note) {
        String trigger = name() + "_" + what;
        String head = "CREATE TRIGGER " + trigger + when;
        objects.put(trigger, switch (dialect) {
            case SQLITE -> List.of(head + " BEGIN " + note + "; END");
            case POSTGRESQL -> List.of(
                    "CREATE OR REPLACE FUNCTION " + trigger + "() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN " + note
                            + "; RETURN NULL; END $$",
                    head + " EXECUTE FUNCTION " + trigger + "()");
        });
    }

    /** Notes a change of the row a trigger knows by this prefix. */
    private String note(String prefix, int deleted) {
        return note("VALUES (" + keyList(prefix) + ", " + version() + ", " + deleted + ")");
    }

    /** Notes that all rows there are go. */
    private String noteAll() {
        return note("SELECT " + keyList("") + ", " + version() + ", 1 FROM " + table.name());
    }

    private String note(String rows) {
        return "INSERT INTO " + name() + " (" + keyList("") + ", version, deleted) " + rows + " ON CONFLICT ("
                + keyList("") + ") DO UPDATE SET version = excluded.version, deleted = excluded.deleted";
    }

    private String version() {
        return switch (dialect) {
            case SQLITE -> "(SELECT version FROM " + CLOCK + ")";
            case POSTGRESQL -> "pg_current_xact_id()::text::bigint";
        };
    }

    private String keyList(String prefix) {
        return prefixed(prefix, table.keyColumns());
    }

    private static String prefixed(String prefix, List<Column> columns) {
        return columns.stream().map(column -> prefix + column.name()).collect(Collectors.joining(", "));
    }
}
