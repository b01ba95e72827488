package org.evertill.exchange.tables;

/**
 * One column of a synced table.
 *
 * @param nullable whether a row may leave it out; key columns never may
 */
public record Column(String name, ColumnType type, boolean nullable) {

    /** A column of text that every row has. */
    public static Column text(String name) {
        return new Column(name, ColumnType.TEXT, false);
    }

    /** A column of 64-bit integers that every row has. */
    public static Column integer(String name) {
        return new Column(name, ColumnType.INTEGER, false);
    }

    /** A column of bytes that every row has. */
    public static Column blob(String name) {
        return new Column(name, ColumnType.BLOB, false);
    }

    /** This column, but a row may leave it out. */
    public Column orNull() {
        return new Column(name, type, true);
    }

    String definition(SqlDialect dialect) {
        return name + " " + type.sql(dialect) + (nullable ? "" : " NOT NULL");
    }
}
