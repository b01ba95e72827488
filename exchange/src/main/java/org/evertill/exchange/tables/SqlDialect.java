package org.evertill.exchange.tables;

/** The databases a synced table can stand in, where their SQL differs. */
public enum SqlDialect {
    /** The register's files, and the scale unit by default. */
    SQLITE("IS", "IS NOT"),
    /** The scale unit of a larger chain. */
    POSTGRESQL("IS NOT DISTINCT FROM", "IS DISTINCT FROM");

    private final String same;
    private final String different;

    SqlDialect(String same, String different) {
        this.same = same;
        this.different = different;
    }

    /** The comparison that is true for two nulls. */
    String same() {
        return same;
    }

    /** The comparison that is false for two nulls. */
    String different() {
        return different;
    }
}
