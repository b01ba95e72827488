package org.evertill.verification.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * What the transaction tables hold of one record, or must hold by what the record says: per table the sum of its rows'
 * digests, so that no order matters and a hundred thousand records fit into memory.
 */
final class Projection {

    private static final Set<String> TRANSACTIONS = Set.of("sale", "void");

    private final long[] sums = new long[ProjectedTable.values().length];

    /** By what a record says: nothing, unless it is a sale or void. */
    static Projection of(JsonNode record) {
        Projection projection = new Projection();
        if (!TRANSACTIONS.contains(record.path("kind").asText())) {
            return projection;
        }
        for (ProjectedTable table : ProjectedTable.values()) {
            for (String row : table.texts(record)) {
                projection.add(table, row.getBytes(StandardCharsets.UTF_8));
            }
        }
        return projection;
    }

    /** Counts one more row, a text in UTF-8. */
    void add(ProjectedTable table, byte[] row) {
        byte[] digest = Series.sha256().digest(row);
        sums[table.ordinal()] += ByteBuffer.wrap(digest).getLong();
    }

    /** The tables in which the other holds something else. */
    List<String> differences(Projection other) {
        return Arrays.stream(ProjectedTable.values())
                .filter(table -> sums[table.ordinal()] != other.sums[table.ordinal()])
                .map(ProjectedTable::table).toList();
    }
}
