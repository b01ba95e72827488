package org.evertill.exchange.tables;

import java.util.List;

/**
 * An index beside the key, needed by a named question; full packages build it after the rows.
 *
 * @param sparse holds only the rows that have a value in its first column: for a question after a few of very many
 */
public record SecondaryIndex(String name, String tableName, List<String> columns, boolean unique, boolean sparse) {

    public SecondaryIndex {
        columns = List.copyOf(columns);
    }

    /** The statement that makes it; the same in both dialects. */
    public String createSql() {
        return "CREATE " + (unique ? "UNIQUE " : "") + "INDEX " + name + " ON " + tableName
                + " (" + String.join(", ", columns) + ")"
                + (sparse ? " WHERE " + columns.getFirst() + " IS NOT NULL" : "");
    }
}
