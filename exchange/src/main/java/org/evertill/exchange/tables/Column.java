package org.evertill.exchange.tables;

/**
 * One column of a synced table.
 *
 * @param nullable whether a row may leave it out; key columns never may
 * @param since    the first version of the {@link TableSchema} that has it
 */
public record Column(String name, ColumnType type, boolean nullable, int since) {

    /** A column of text that every row has. */
    public static Column text(String name) {
        return new Column(name, ColumnType.TEXT, false, TableSchema.FIRST);
    }

    /** A column of 64-bit integers that every row has. */
    public static Column integer(String name) {
        return new Column(name, ColumnType.INTEGER, false, TableSchema.FIRST);
    }

    /** A column of bytes that every row has. */
    public static Column blob(String name) {
        return new Column(name, ColumnType.BLOB, false, TableSchema.FIRST);
    }

    /** This column, but a row may leave it out. */
    public Column orNull() {
        return new Column(name, type, true, since);
    }

    /**
     * This column, which has come to its table with a version of the schema. It must be one that a row may leave out:
     * that is what it is in every row of an earlier version.
     */
    Column since(int version) {
        if (!nullable) {
            throw new IllegalArgumentException(name + " has come later, and earlier rows have no value for it:"
                    + " it must be declared orNull()");
        }
        return new Column(name, type, true, version);
    }

    String definition(SqlDialect dialect) {
        return name + " " + type.sql(dialect) + (nullable ? "" : " NOT NULL");
    }
}
