package org.evertill.exchange.tables;

import java.util.List;

/** An index beside the key, needed by a named question; full packages build it after the rows. */
public record SecondaryIndex(String name, String tableName, List<String> columns, boolean unique) {

    public SecondaryIndex {
        columns = List.copyOf(columns);
    }

    /** The statement that makes it; the same in both dialects. */
    public String createSql() {
        return "CREATE " + (unique ? "UNIQUE " : "") + "INDEX " + name + " ON " + tableName
                + " (" + String.join(", ", columns) + ")";
    }
}
