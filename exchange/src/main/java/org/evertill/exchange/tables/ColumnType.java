package org.evertill.exchange.tables;

/** The three value types a synced column may have; the same three in SQLite (STRICT) and PostgreSQL. */
public enum ColumnType {
    /**
     * Unicode text: also dates ({@code YYYY-MM-DD}) and instants (ISO-8601 UTC with milliseconds). Sorted and compared
     * by its characters' numbers everywhere, whatever language a server was installed in.
     */
    TEXT("TEXT", "TEXT COLLATE \"C\"", String.class),
    /** A 64-bit integer: also booleans (0 or 1), minor units, micros, thousandths, ppm, milliseconds. */
    INTEGER("INTEGER", "BIGINT", Long.class),
    /** Bytes as they are. */
    BLOB("BLOB", "BYTEA", byte[].class);

    private final String sqlite;
    private final String postgresql;
    private final Class<?> javaType;

    ColumnType(String sqlite, String postgresql, Class<?> javaType) {
        this.sqlite = sqlite;
        this.postgresql = postgresql;
        this.javaType = javaType;
    }

    String sql(SqlDialect dialect) {
        return switch (dialect) {
            case SQLITE -> sqlite;
            case POSTGRESQL -> postgresql;
        };
    }

    boolean holds(Object value) {
        return javaType.isInstance(value);
    }
}
